import type { StageCache } from '../stage-cache.ts';
import { openForWriting } from './connection.ts';
import { toStoreError } from './errors.ts';

const TABLE = `CREATE TABLE IF NOT EXISTS stage_output (
  key   TEXT PRIMARY KEY,  -- hash of input, rules and code, see pipeline/stage-versions.ts
  stage TEXT NOT NULL,
  bytes BLOB NOT NULL      -- packed by the stage
) WITHOUT ROWID`;

export function openSqliteCache(location: string): StageCache {
  const connection = openForWriting(location);
  // Losing the last entries in a power cut costs reading those files again.
  connection.pragma('synchronous = OFF');
  connection.exec(TABLE);
  const get = connection.prepare('SELECT bytes FROM stage_output WHERE key = ?').pluck();
  const put = connection.prepare('INSERT INTO stage_output (key, stage, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, location);
    }
  };
  return {
    get: async (key) => guard(() => (get.get(key) as Uint8Array | undefined) ?? null),
    put: async (key, stage, bytes) => guard(() => void put.run(key, stage, bytes)),
    close: async () => void connection.close(),
  };
}
