import { Buffer } from 'node:buffer';
import { buffer as collect } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { DocumentError } from '../model/outcome.ts';

/** One file of an archive. Its bytes are unpacked when asked for and not kept. */
export interface ArchiveEntry {
  /** As shown to users: `folder/inner.zip/报告.docx`, without `..` and drive letters. */
  readonly name: string;
  /** Bytes when unpacked, as the archive claims. */
  readonly size: number;
  /** Throws `DocumentError`: `needs_password`, `too_large` (a zip bomb), `corrupt`. Only valid until the next entry is asked for. */
  read(): Promise<Uint8Array>;
}

export interface ArchiveLimits {
  /** Bytes of one unpacked file. */
  readonly maxEntryBytes: number;
  /** Bytes of all unpacked files together. */
  readonly maxTotalBytes: number;
  /** Unpacked over packed. Text packs 20 times at best; a bomb a thousand times. */
  readonly maxRatio: number;
  /** Archives within archives. */
  readonly maxDepth: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = { maxEntryBytes: 300 * 1024 * 1024, maxTotalBytes: 20 * 1024 * 1024 * 1024, maxRatio: 250, maxDepth: 3 };

/**
 * Walks over the files of a ZIP archive, one at a time, archives in it included. Only the file at hand is in memory.
 * Throws `DocumentError` when the archive itself cannot be read; a single bad file throws from its own `read`.
 */
export async function* entriesOf(source: string | Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): AsyncGenerator<ArchiveEntry> {
  yield* walk(source, '', 1, { limits, total: 0 });
}

interface Budget {
  readonly limits: ArchiveLimits;
  total: number;
}

async function* walk(source: string | Uint8Array, prefix: string, depth: number, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const zip = await open(source);
  try {
    for (;;) {
      const entry = await next(zip);
      if (!entry) return;
      const inside = displayName(entry);
      if (inside === '' || isRubbish(inside)) continue;
      const name = prefix + inside;
      const read = (): Promise<Uint8Array> => unpack(zip, entry, budget);
      if (/\.zip$/i.test(inside) && depth < budget.limits.maxDepth) {
        let failure: DocumentError | null = null;
        const bytes = await read().catch((error: unknown) => {
          if (!(error instanceof DocumentError)) throw error;
          failure = error;
          return null;
        });
        if (bytes && (await isArchive(bytes))) {
          yield* walk(bytes, `${name}/`, depth + 1, budget);
          continue;
        }
        yield { name, size: entry.uncompressedSize, read: async () => (failure ? Promise.reject(failure) : (bytes ?? read())) };
      } else yield { name, size: entry.uncompressedSize, read };
    }
  } finally {
    zip.close();
  }
}

const isArchive = async (bytes: Uint8Array): Promise<boolean> => open(bytes).then((zip) => (zip.close(), true), () => false);

function open(source: string | Uint8Array): Promise<ZipFile> {
  // Names are decoded here: yauzl takes every name without the UTF-8 flag for CP437.
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false } as const;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile): void => {
      if (zip) resolve(zip);
      else reject(archiveError(error));
    };
    if (typeof source === 'string') yauzl.open(source, options, done);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done);
  });
}

function archiveError(error: Error | null): DocumentError {
  const message = error?.message ?? '';
  if (/end of central directory/i.test(message)) return new DocumentError('truncated', '压缩包不完整(缺少目录),可能没有下载完', 'incomplete archive: its directory is missing', { cause: error });
  if (error && 'code' in error) return new DocumentError('unreadable', `无法读取压缩包:${message}`, `the archive cannot be read: ${message}`, { cause: error });
  return new DocumentError('corrupt', '压缩包已损坏', 'the archive is damaged', { cause: error });
}

function next(zip: ZipFile): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const onEntry = (entry: Entry): void => (clear(), resolve(entry));
    const onEnd = (): void => (clear(), resolve(null));
    const onError = (error: Error): void => (clear(), reject(archiveError(error)));
    const clear = (): void => void zip.off('entry', onEntry).off('end', onEnd).off('error', onError);
    zip.on('entry', onEntry).on('end', onEnd).on('error', onError);
    zip.readEntry();
  });
}

async function unpack(zip: ZipFile, entry: Entry, budget: Budget): Promise<Uint8Array> {
  const { limits } = budget;
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new DocumentError('needs_password', '压缩包中的文件有密码', 'the file in the archive needs a password');
  const bomb = entry.uncompressedSize > limits.maxEntryBytes || entry.uncompressedSize > 1024 * 1024 + entry.compressedSize * limits.maxRatio;
  if (bomb || budget.total + entry.uncompressedSize > limits.maxTotalBytes) {
    throw new DocumentError('too_large', '压缩包中的文件解压后过大,疑似压缩炸弹', 'a file in the archive unpacks to an excessive size');
  }
  budget.total += entry.uncompressedSize;
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, readable) => (readable ? resolve(readable) : reject(error ?? new Error('no stream'))));
    });
    return await collect(stream); // yauzl fails as soon as more comes out than the directory claims
  } catch (error) {
    throw new DocumentError('corrupt', '压缩包中的文件已损坏', 'a file in the archive is damaged', { cause: error });
  }
}

/** Flag bit 11: the name is UTF-8. Chinese Windows leaves it out and writes GBK; macOS leaves it out and writes UTF-8. */
const UTF8_FLAG = 1 << 11;
/** Info-ZIP Unicode Path Extra Field, APPNOTE 4.6.9. */
const UNICODE_PATH = 0x7075;

/** The entry's name for users, '' for a folder. What would lead out of the archive is taken out of it. */
function displayName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  const path = decodeName(entry, raw).replaceAll('\\', '/');
  if (path.endsWith('/')) return '';
  return path
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .join('/')
    .replace(/[\u0000-\u001f\u007f]/g, '');
}

function decodeName(entry: Entry, raw: Buffer): string {
  const unicode = entry.extraFields.find((field) => field.id === UNICODE_PATH);
  if (unicode && unicode.data.length > 5) return unicode.data.toString('utf8', 5);
  if ((entry.generalPurposeBitFlag & UTF8_FLAG) !== 0) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

/** What operating systems leave in archives. */
const isRubbish = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);
