import { crc32, inflateRawSync } from 'node:zlib';
import { DocumentError } from '../model/outcome.ts';

/** One member of a zip package: its name, and whether the bytes behind it are enciphered. */
export interface ZipMember {
  readonly name: string;
  /** Bytes when unpacked, as the directory claims. */
  readonly size: number;
  readonly encrypted: boolean;
}

/** An office package opened in memory. Members are unpacked one by one, when asked for. */
export interface ZipPackage {
  readonly members: ReadonlyMap<string, ZipMember>;
  /** Null if there is no such member. Throws `DocumentError` when its bytes are damaged, enciphered or larger than `MAX_MEMBER_BYTES`. */
  read(name: string): Uint8Array | null;
}

/** No part of a report comes near this; a larger one is a zip bomb. Bytes. */
export const MAX_MEMBER_BYTES = 512 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

interface Entry extends ZipMember {
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
  readonly checksum: number;
}

/**
 * Opens a zip package from its central directory (APPNOTE 4.3.12). Node's inflate is native and about four times as
 * fast as one in JavaScript, which shows in the time of a whole .docx; archives of reports go through `archive.ts`.
 * Throws `truncated` when the directory at the end is missing: the usual trace of a broken download.
 */
export function openZip(bytes: Uint8Array): ZipPackage {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) throw new DocumentError('truncated', '文件不完整(压缩包缺少目录),可能没有下载完', 'incomplete file: the zip directory at its end is missing');
  const entries = new Map<string, Entry>();
  let at = view.readUInt32LE(end + 16);
  const count = view.readUInt16LE(end + 10);
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== DIRECTORY_ENTRY) throw corrupt();
    const nameLength = view.readUInt16LE(at + 28);
    const name = view.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    entries.set(name, {
      name, encrypted: (view.readUInt16LE(at + 8) & 1) === 1, method: view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20), size: view.readUInt32LE(at + 24), offset: view.readUInt32LE(at + 42), checksum: view.readUInt32LE(at + 16),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return {
    members: entries,
    read(name) {
      const entry = entries.get(name);
      return entry ? unpack(view, entry) : null;
    },
  };
}

function endOfDirectory(view: Buffer): number {
  const lowest = Math.max(0, view.length - 22 - 0xffff);
  for (let at = view.length - 22; at >= lowest; at--) if (view.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return -1;
}

function unpack(view: Buffer, entry: Entry): Uint8Array {
  if (entry.encrypted) throw new DocumentError('needs_password', '文件有密码,请去掉密码后再导入', 'the file needs a password');
  if (entry.offset + 30 > view.length) throw corrupt();
  const start = entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
  const packed = view.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) throw corrupt();
  const bytes = entry.method === 0 ? packed : inflate(packed);
  // A changed byte may unpack to another digit without an error. Some programs leave the checksum empty.
  if (entry.checksum !== 0 && crc32(bytes) !== entry.checksum) throw corrupt();
  return bytes;
}

function inflate(packed: Uint8Array): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_MEMBER_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new DocumentError('too_large', '文件解压后过大,疑似压缩炸弹', 'unpacks to an excessive size', { cause: error });
    throw corrupt(error);
  }
}

const corrupt = (cause?: unknown): DocumentError => new DocumentError('corrupt', '文件已损坏,无法解压', 'the file is damaged and cannot be unpacked', { cause });
