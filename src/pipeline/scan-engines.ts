import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { PositionedPage } from '../layout/positioned-page.ts';
import type { ScannedPage } from '../model/gray-image.ts';
import type { ScanReader } from '../ocr/scan-reader.ts';
import { openStageCache } from '../store/stage-cache.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { OcrChoice } from './ocr-choice.ts';
import type { OcrSettings } from './scan-settings.ts';

/** What a thread needs to read scans. Plain data: it crosses to a worker. */
export interface ScanWork {
  readonly settings: OcrSettings;
  /** Version of the code that turns pixels into words; see `stage-versions.ts`. */
  readonly version: string;
  /** File of the stage cache; null keeps no readings. */
  readonly cache: string | null;
}

/** The engines of one thread: opened when the first scan comes, kept until the thread ends. */
export interface ScanEngines {
  /** Null where nothing is to be read. */
  readonly choice: OcrChoice | null;
  close(): Promise<void>;
}

export function startScanEngines(work: ScanWork): ScanEngines {
  if (work.settings.mode === 'never') return { choice: null, close: async () => {} };
  let opened: Promise<Opened> | null = null;
  const scans: ScanReader = {
    version: scanVersion(work),
    async read(page) {
      const { reader, cache } = await (opened ??= open(work));
      return cache ? readOnce(page, reader, cache, this.version) : reader.read(page);
    },
    close: async () => {
      if (!opened) return;
      const { reader, cache } = await opened;
      await reader.close();
      await cache?.close();
    },
  };
  return { choice: { scans, mode: work.settings.mode }, close: () => scans.close() };
}

export const scanVersion = ({ settings, version }: Pick<ScanWork, 'settings' | 'version'>): string => `${settings.engine} ${version}`;

interface Opened {
  readonly reader: ScanReader;
  readonly cache: StageCache | null;
}

async function open({ settings, cache }: ScanWork): Promise<Opened> {
  const { openScanReader } = await import('../ocr/scan-reader.ts'); // archives without scans never load a model
  return { reader: openScanReader(settings.engine), cache: cache === null ? null : await openStageCache(cache) };
}

/** Key of the words read from a page's pixels. */
export function scanKey({ image: { width, height, data }, ...page }: ScannedPage, version: string): string {
  return createHash('sha256').update(`scan ${version} ${width} ${height} ${page.width} ${page.height}\n`).update(data).digest('hex').slice(0, 32);
}

/** The same pixels give the same words: a page that was read once, under whatever name or in whatever file, is not read again. */
async function readOnce(page: ScannedPage, reader: ScanReader, cache: StageCache, version: string): Promise<PositionedPage> {
  const key = scanKey(page, version);
  const kept = await cache.get(key);
  if (kept) return { ...(JSON.parse(zstdDecompressSync(kept).toString('utf8')) as PositionedPage), number: page.number };
  const read = await reader.read(page);
  await cache.put([{ key, stage: 'scan', bytes: zstdCompressSync(JSON.stringify(read)) }]);
  return read;
}
