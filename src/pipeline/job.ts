import type { Pulse } from './time-limit.ts';

/** One file's work. Plain data: it crosses to a worker thread. */
export interface Job {
  /** File name without folders. */
  readonly name: string;
  readonly sha256: string;
  /** How many bytes the file has, whether or not they are here. */
  readonly size: number;
  /** The file's bytes, or the document stage's output from the cache. */
  readonly input: { readonly kind: 'bytes' | 'document'; readonly bytes: Uint8Array };
  readonly readBy: string;
  /** Keys for the outputs of the stages. */
  readonly keys: { readonly document: string; readonly questions: string };
  /** Where signs of life are noted; see `time-limit.ts`. */
  readonly pulse?: Pulse;
}
