/** What a benchmark trial is. A new one is one file beside this and one line in `trials.ts`. */
export interface Trial {
  /** By which it is chosen on the command line. */
  readonly name: string;
  readonly what: string;
  /** The figure that it has to reach, for people; null where there is none and it only reports. */
  readonly target: string | null;
  run(bench: Bench): Promise<Result>;
}

export interface Result {
  readonly figure: string;
  /** Null where there is no target. */
  readonly met: boolean | null;
}

/** What trials share: an archive of invented reports and a database of them, made when first asked for. */
export interface Bench {
  readonly documents: number;
  readonly kills: number;
  /** An empty folder of the trial's own. */
  folder(name: string): string;
  /** A folder with so many invented reports. */
  archive(documents: number): Promise<string>;
  /** A database of `documents` reports, and what importing them took. Copy it before changing it: `copyOf`. */
  imported(): Promise<Imported>;
  /** A copy of the imported database with its cache. */
  copyOf(database: string, name: string): string;
  /** Runs jixiao in a process of its own. Throws if it fails. */
  jixiao(...args: string[]): Promise<Used>;
}

export interface Imported {
  readonly database: string;
  readonly used: Used;
}

/** What a process took. */
export interface Used {
  readonly ms: number;
  /** Of all its threads: on a busy machine steadier than the time. */
  readonly cpuMs: number;
  /** Largest resident memory, MB. */
  readonly peakMb: number;
  readonly output: string;
}

export const seconds = ({ ms, cpuMs }: Used): string => `${(ms / 1000).toFixed(2)} s (CPU ${(cpuMs / 1000).toFixed(2)} s)`;

export const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
