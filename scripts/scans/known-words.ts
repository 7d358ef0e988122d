/** Scans whose words are known: what the engines would read from their pixels is put into the cache, so that no engine runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import sharp from 'sharp';
import type { PositionedPage, Word } from '../../src/layout/positioned-page.ts';
import { readImagePage } from '../../src/ocr/read-image.ts';
import { scanKey, scanVersion } from '../../src/pipeline/scan-engines.ts';
import { DEFAULT_OCR } from '../../src/pipeline/scan-settings.ts';
import { readVersions } from '../../src/pipeline/stage-versions.ts';
import { cacheLocation, openStageCache } from '../../src/store/stage-cache.ts';

const [WIDTH, HEIGHT] = [400, 500];

/** Writes a picture that is blank but for one pixel, by its number. */
export async function blankScan(file: string, number: number): Promise<void> {
  const data = Buffer.alloc(WIDTH * HEIGHT, 255);
  data[number] = 0;
  writeFileSync(file, await sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } }).png().toBuffer());
}

/** Notes in a database's cache what is read from a picture, line by line. `80.00|60.00` is a number that two engines read differently. */
export async function knowWords(file: string, lines: readonly string[], database: string): Promise<void> {
  const { page } = await readImagePage(readFileSync(file), 1);
  const words = lines.map((text, i): Word => {
    const [first, other] = [text.replaceAll(/\|[\d.]+/gu, ''), text.replaceAll(/[\d.]+\|/gu, '')];
    return { text: first, bbox: [40, 60 + i * 24, 40 + first.length * 10, 70 + i * 24], fontSize: 10, confidence: other === first ? 0.99 : 0.95, ...(other !== first && { otherReading: other }) };
  });
  const read: PositionedPage = { number: 1, width: page.width, height: page.height, status: 'ocr', reason: null, words, rulings: [], fills: [], images: [] };
  const cache = await openStageCache(cacheLocation(database));
  const version = scanVersion({ settings: DEFAULT_OCR, version: readVersions(DEFAULT_OCR).scans });
  await cache.put([{ key: scanKey(page, version), stage: 'scan', bytes: zstdCompressSync(JSON.stringify(read)) }]);
  await cache.close();
}
