/** Scans whose words are known: what an engine would have read from their pixels is put into the cache. */
import { writeFileSync } from 'node:fs';
import { zstdCompressSync } from 'node:zlib';
import sharp from 'sharp';
import { readImagePage } from '../../src/ocr/read-image.ts';
import { scanKey, scanVersion } from '../../src/pipeline/scan-engines.ts';
import { DEFAULT_OCR } from '../../src/pipeline/scan-settings.ts';
import { readVersions } from '../../src/pipeline/stage-versions.ts';
import { cacheLocation, openStageCache } from '../../src/store/stage-cache.ts';
import { aPage, line } from '../layout/a-page.ts';

/** Writes a picture that is blank but for its number, and what is read from it for a database. `80.00|60.00` is a number that two engines read differently. */
export async function aScan(file: string, number: number, lines: readonly string[], databases: readonly string[]): Promise<void> {
  const data = Buffer.alloc(400 * 500, 255);
  data[number] = 0;
  writeFileSync(file, await sharp(data, { raw: { width: 400, height: 500, channels: 1 } }).png().toBuffer());
  const words = lines.flatMap((text, i) => {
    const [first, other] = [text.replaceAll(/\|[\d.]+/gu, ''), text.replaceAll(/[\d.]+\|/gu, '')];
    return line(first, 60, 60 + i * 24).map((word) => ({ ...word, confidence: 0.99, ...(other !== first && { confidence: 0.95, otherReading: other }) }));
  });
  const { page } = await readImagePage(await sharp(file).png().toBuffer(), 1);
  const read = { ...aPage({ words, status: 'ocr' }), width: page.width, height: page.height };
  const version = scanVersion({ settings: DEFAULT_OCR, version: readVersions(DEFAULT_OCR).scans });
  for (const database of databases) {
    const cache = await openStageCache(cacheLocation(database));
    await cache.put([{ key: scanKey(page, version), stage: 'scan', bytes: zstdCompressSync(JSON.stringify(read)) }]);
    await cache.close();
  }
}
