/** Outputs of stages under the keys of their inputs: what was read once from bytes or pixels is never read again for a rule. */
export interface StageCache {
  /** Its file, for threads that read it themselves. */
  readonly location: string;
  get(key: string): Promise<Uint8Array | null>;
  /** One transaction. */
  put(outputs: readonly StageOutput[]): Promise<void>;
  /** Removes outputs that no key in `keep` names, but words read from pixels, and gives their room back. Returns how many there were and their bytes. */
  prune(keep: ReadonlySet<string>): Promise<{ readonly outputs: number; readonly bytes: number }>;
  /** Outputs and their bytes by stage. */
  sizes(): Promise<readonly { readonly stage: string; readonly outputs: number; readonly bytes: number }[]>;
  close(): Promise<void>;
}

export interface StageOutput {
  /** Hash of input, rules and code; see `pipeline/stage-versions.ts`. */
  readonly key: string;
  readonly stage: string;
  /** Packed by the stage. */
  readonly bytes: Uint8Array;
}

/** `data/jixiao.sqlite` keeps its cache in `data/jixiao.cache.sqlite`. It can be deleted at any time. */
export function cacheLocation(database: string): string {
  return /\.[^./\\]+$/u.test(database) ? database.replace(/(\.[^./\\]+)$/u, '.cache$1') : `${database}.cache`;
}

/** `read` never writes: nothing is put, and a missing cache is an empty one. */
export async function openStageCache(location: string, mode: 'read' | 'write' = 'write'): Promise<StageCache> {
  const { openSqliteCache } = await import('./sqlite/sqlite-cache.ts');
  return openSqliteCache(location, mode);
}
