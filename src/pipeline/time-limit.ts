import type { Reason } from '../store/report.ts';
import type { ScanReader } from '../ocr/scan-reader.ts';

/**
 * How often a job has given a sign of life, and how many pages it has read from images and will read in all. Shared memory: a
 * thread that is caught in a loop answers no message.
 */
export type Pulse = Int32Array<SharedArrayBuffer>;

const BEATS = 0, PAGES_READ = 1, PAGES_WANTED = 2;

export const newPulse = (): Pulse => new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));

/** A sign of life: the job was begun, or another page of it was read. */
export const beat = (pulse: Pulse | undefined): void => void (pulse && Atomics.add(pulse, BEATS, 1));

/** Says how many pages a job will read from images. */
export const expectPages = (pulse: Pulse | undefined, pages: number): void => void (pulse && Atomics.store(pulse, PAGES_WANTED, pages));

/** Pages that jobs have read from images, of how many. */
export interface PagesRead {
  readonly read: number;
  readonly wanted: number;
}

export const pagesOf = (pulse: Pulse): PagesRead => ({ read: Atomics.load(pulse, PAGES_READ), wanted: Atomics.load(pulse, PAGES_WANTED) });

/** A reader of scans that gives a sign of life after each page: a scanned volume may take hours, a page may not. */
export const beating = (scans: ScanReader, pulse: Pulse | undefined): ScanReader => ({
  version: scans.version,
  async read(page) {
    const read = await scans.read(page);
    beat(pulse);
    if (pulse) Atomics.add(pulse, PAGES_READ, 1);
    return read;
  },
  close: () => scans.close(),
});

/** A file was given up. Nothing of it was kept, and the others go on. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
  readonly reason: Reason;

  constructor(limitMs: number) {
    const [minutes, seconds] = [limitMs / 60_000, limitMs / 1000];
    const [zh, en] = minutes >= 1 ? [`${minutes} 分钟`, `${minutes} minutes`] : [`${seconds} 秒`, `${seconds} seconds`];
    super(`no sign of life for ${en}`);
    this.reason = { code: 'took_too_long', message: `读了 ${zh}还没有读完, 已放弃`, messageEn: `not read within ${en}, given up` };
  }
}

/** The limit is looked at this often while it lasts. */
const LOOKS = 20;

/** Waits for work that gives signs of life. Throws `TookTooLong`, and aborts the signal, when none came for `limitMs` after the first: waiting in a queue does not count. */
export async function withinLimit<T>(limitMs: number, pulse: Pulse, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as TookTooLong));
  });
  let [last, silent] = [0, 0];
  const timer = setInterval(() => {
    const now = Atomics.load(pulse, BEATS);
    silent = now === 0 || now !== last ? 0 : silent + 1;
    last = now;
    if (silent >= LOOKS) controller.abort(new TookTooLong(limitMs));
  }, limitMs / LOOKS);
  try {
    return await Promise.race([work(controller.signal), late]);
  } finally {
    clearInterval(timer);
  }
}
