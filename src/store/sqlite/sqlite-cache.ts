import { existsSync } from 'node:fs';
import type { StageCache } from '../stage-cache.ts';
import { openForReading, openForWriting } from './connection.ts';
import { toStoreError } from './errors.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS stage_output (
  no    INTEGER PRIMARY KEY, -- outputs of one document stand together and are read together
  key   TEXT NOT NULL UNIQUE, -- hash of input, rules and code, see pipeline/stage-versions.ts
  stage TEXT NOT NULL,
  bytes BLOB NOT NULL        -- packed by the stage
)`;

/** Lengths first: grouped with their bytes, all outputs would be read and sorted. */
const SIZES = `WITH output AS MATERIALIZED (SELECT stage, length(bytes) AS bytes FROM stage_output)
  SELECT stage, count(*) AS outputs, sum(bytes) AS bytes FROM output GROUP BY stage ORDER BY stage`;

/** Read through the system's memory, without copying pages first: whole archives are gone through. */
const MAPPED_BYTES = 1 << 30;

const NOTHING: Omit<StageCache, 'location'> = {
  get: async () => null, put: async () => {}, prune: async () => ({ outputs: 0, bytes: 0 }), sizes: async () => [], close: async () => {},
};

export function openSqliteCache(location: string, mode: 'read' | 'write'): StageCache {
  if (mode === 'read' && !existsSync(location)) return { location, ...NOTHING };
  const connection = mode === 'read' ? openForReading(location) : openForWriting(location);
  if (mode === 'write') {
    // Losing the last entries in a power cut costs reading those files again.
    connection.pragma('synchronous = OFF');
    connection.pragma('cache_size = -4000');
    connection.exec(TABLE);
  }
  if (mode === 'read') connection.pragma(`mmap_size = ${MAPPED_BYTES}`);
  const get = connection.prepare('SELECT bytes FROM stage_output WHERE key = ?').pluck();
  const put = mode === 'write' ? connection.prepare('INSERT INTO stage_output (key, stage, bytes) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes') : null;
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, location);
    }
  };
  return {
    location,
    get: async (key) => guard(() => (get.get(key) as Uint8Array | undefined) ?? null),
    put: async (outputs) => guard(() => {
      if (put === null || outputs.length === 0) return;
      connection.transaction(() => {
        for (const { key, stage, bytes } of outputs) put.run(key, stage, bytes);
      }).immediate();
    }),
    prune: async (keep) => guard(() => {
      const gone = (connection.prepare(`SELECT key, length(bytes) AS bytes FROM stage_output WHERE stage <> 'scan'`).all() as { key: string; bytes: number }[]).filter(({ key }) => !keep.has(key));
      const remove = connection.prepare('DELETE FROM stage_output WHERE key = ?');
      connection.transaction(() => {
        for (const { key } of gone) remove.run(key);
      }).immediate();
      if (gone.length > 0) connection.exec('VACUUM');
      return { outputs: gone.length, bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0) };
    }),
    sizes: async () => guard(() => connection.prepare(SIZES).all() as Awaited<ReturnType<StageCache['sizes']>>),
    close: async () => void connection.close(),
  };
}
