/** Outputs of stages under the keys of their inputs: what was read once from bytes or pixels is never read again for a rule. */
export interface StageCache {
  get(key: string): Promise<Uint8Array | null>;
  put(key: string, stage: string, bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** `data/jixiao.sqlite` keeps its cache in `data/jixiao.cache.sqlite`. It can be deleted at any time. */
export function cacheLocation(database: string): string {
  return /\.[^./\\]+$/u.test(database) ? database.replace(/(\.[^./\\]+)$/u, '.cache$1') : `${database}.cache`;
}

export async function openStageCache(location: string): Promise<StageCache> {
  const { openSqliteCache } = await import('./sqlite/sqlite-cache.ts');
  return openSqliteCache(location);
}
