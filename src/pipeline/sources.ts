import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { entriesOf } from '../ingest/archive.ts';
import { DocumentError } from '../model/outcome.ts';
import type { Reason } from '../store/report.ts';
import { mayBeReport, whyUnreadable } from './scan.ts';
import type { Candidate } from './scan.ts';

/** A file's bytes on their way in, from a folder or out of an archive. */
export interface ImportSource {
  /** Where it is; a member of an archive is `archive.zip!/folder/member.pdf`. */
  readonly path: string;
  /** Without folders. */
  readonly name: string;
  /** A member's bytes are here already: archives are unpacked one after another. */
  readonly read: () => Promise<Bytes>;
}

export type Bytes = { readonly bytes: Uint8Array } | { readonly reason: Reason };

/** Bytes of a file that is not even opened. */
const MAX_FILE_BYTES = 1024 ** 3;

const isArchive = (file: Candidate): boolean => path.extname(file.name).toLowerCase() === '.zip';

/** How many files there are, members of archives one by one. */
export async function countSources(files: readonly Candidate[]): Promise<number> {
  let count = 0;
  for (const file of files) {
    if (!isArchive(file)) count++;
    else for await (const member of membersOf(file)) count += member === 'skipped' ? 0 : 1;
  }
  return count;
}

/** Every file and every member of an archive, in order. A broken archive is one source that cannot be read. `skip` hears of members that are no reports. */
export async function* sourcesOf(files: readonly Candidate[], skip: (path: string) => void): AsyncGenerator<ImportSource> {
  for (const file of files) {
    if (!isArchive(file)) {
      yield { path: file.path, name: file.name, read: () => readWhole(file) };
      continue;
    }
    for await (const member of membersOf(file, skip)) {
      if (member === 'skipped') continue;
      // The member can be unpacked only while the archive stands at it.
      const read = 'reason' in member ? member : await member.read().then((bytes) => ({ bytes }), (error: unknown) => ({ reason: reasonOf(error) }));
      yield { path: member.path, name: path.posix.basename(member.path), read: async () => read };
    }
  }
}

async function readWhole(file: Candidate): Promise<Bytes> {
  try {
    if (file.size > MAX_FILE_BYTES) throw Object.assign(new Error(), { code: 'EFBIG' });
    return { bytes: await readFile(file.path) };
  } catch (error) {
    return { reason: whyUnreadable(error) };
  }
}

type Member = { readonly path: string; read(): Promise<Uint8Array> } | { readonly path: string; readonly reason: Reason } | 'skipped';

async function* membersOf(file: Candidate, skip: (path: string) => void = () => {}): AsyncGenerator<Member> {
  try {
    for await (const entry of entriesOf(file.path)) {
      const place = `${file.path}!/${entry.name}`;
      if (mayBeReport(path.posix.basename(entry.name))) {
        yield { path: place, read: () => entry.read() };
      } else {
        skip(place);
        yield 'skipped';
      }
    }
  } catch (error) {
    yield { path: file.path, reason: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): Reason =>
  (error instanceof DocumentError ? { code: error.code, message: error.message, messageEn: error.messageEn } : whyUnreadable(error));
