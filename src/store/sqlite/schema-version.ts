import { StoreError } from '../store.ts';
import type { Connection } from './connection.ts';
import { viewStatements } from './views.ts';

/** Number of the last migration, kept in `user_version`, so that opening needs no query of the migration table. */
export const LATEST = 2;

/** Changes with the text of the views, which are made again whenever it does. 31 bits (FNV-1a), kept in `application_id`: free, and read without a query. */
export function viewsVersion(): number {
  let hash = 0x811c9dc5;
  for (const statement of viewStatements()) {
    for (let i = 0; i < statement.length; i++) hash = Math.imul(hash ^ statement.charCodeAt(i), 0x01000193);
  }
  return hash >>> 1;
}

export function isUpToDate(connection: Connection): boolean {
  const version = connection.pragma('user_version', { simple: true }) as number;
  if (version > LATEST) {
    throw new StoreError('newer', '这个数据库由更新版本的 jixiao 建立, 请升级 jixiao', 'this database was made by a newer jixiao, please upgrade');
  }
  return version === LATEST && connection.pragma('application_id', { simple: true }) === viewsVersion();
}
