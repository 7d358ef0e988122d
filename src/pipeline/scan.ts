import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Reason } from '../store/report.ts';

/** A file to import. */
export interface Candidate {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

export interface Scan {
  /** Sorted by path within each named path; a path reached twice is there once. */
  readonly files: readonly Candidate[];
  /** Files in folders that no report can be: other formats, leftovers of systems and editors. */
  readonly skipped: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly reason: Reason }[];
}

/** Every file below the named paths. A named file is taken whatever its name says; in folders only what may be a report. */
export async function scan(paths: readonly string[]): Promise<Scan> {
  const files = new Map<string, Candidate>();
  const skipped = new Set<string>();
  const unreadable = new Map<string, Reason>();
  const folders = new Set<string>();

  const visit = async (place: string, named: boolean): Promise<void> => {
    try {
      const facts = await stat(place);
      if (facts.isDirectory()) {
        // The real path of a folder met before: a link that leads back.
        const real = await realpath(place);
        if (folders.has(real)) return;
        folders.add(real);
        for (const name of (await readdir(place)).sort()) await visit(path.join(place, name), false);
      } else if (!facts.isFile() || (!named && !mayBeReport(path.basename(place)))) {
        skipped.add(place);
      } else {
        files.set(place, { path: place, name: path.basename(place), size: facts.size });
      }
    } catch (error) {
      if (!named && (await isDanglingLink(place))) skipped.add(place);
      else unreadable.set(place, whyUnreadable(error));
    }
  };
  for (const place of paths) await visit(path.resolve(place), true);
  return { files: [...files.values()], skipped: [...skipped], unreadable: [...unreadable].map(([place, reason]) => ({ path: place, reason })) };
}

/** In words what the operating system said about a file. */
export function whyUnreadable(error: unknown): Reason {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const [message, messageEn] = SYSTEM_ERRORS[code] ?? [`读不到这个文件(${code || String(error)})`, `cannot read this file (${code || String(error)})`];
  return { code: 'unreadable', message, messageEn };
}

const SYSTEM_ERRORS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['没有这个文件或文件夹', 'no such file or folder'],
  EACCES: ['没有读取权限', 'no permission to read it'],
  EPERM: ['没有读取权限', 'no permission to read it'],
  ELOOP: ['符号链接循环', 'symbolic links lead in a circle'],
  EISDIR: ['这是文件夹', 'this is a folder'],
  EFBIG: ['文件太大', 'the file is too large'],
  EIO: ['磁盘读取错误', 'the disk failed to read it'],
};

/** Formats that are read, and formats that hold reports but are not read: these end as failed, with the way out, and are not passed over. GIFs in folders are the ornaments of saved pages. */
const REPORT_EXTENSIONS = new Set([
  '.txt', '.text', '.md', '.markdown', '.html', '.htm', '.shtml', '.xhtml', '.mht', '.mhtml', '.docx', '.docm', '.pdf', '.xlsx', '.xlsm', '.xlsb', '.xls', '.et', '.zip',
  '.png', '.jpg', '.jpeg', '.tif', '.tiff', '.bmp', '.webp', '.avif', '.heic', '.heif', '.jp2', '.doc', '.wps', '.rtf', '.ofd', '.odt', '.rar', '.7z', '.csv', '.xml',
]);

/** Whether a file found in a folder or an archive is worth reading, by its name. */
export function mayBeReport(name: string): boolean {
  if (name.startsWith('.') || name.startsWith('~$') || name.startsWith('__MACOSX') || /^(?:Thumbs\.db|desktop\.ini)$/iu.test(name)) return false;
  const extension = path.extname(name).toLowerCase();
  // Downloads without an extension, or with a full stop in a Chinese name: what they are, their bytes say. The database itself may lie in the folder, with what SQLite puts beside it.
  return REPORT_EXTENSIONS.has(extension) || !/^\.(?:[a-z0-9]{1,5}|[a-z][a-z0-9]{0,7}(?:-[a-z]+)?)$/u.test(extension);
}

async function isDanglingLink(place: string): Promise<boolean> {
  try {
    return (await lstat(place)).isSymbolicLink();
  } catch {
    return false;
  }
}
