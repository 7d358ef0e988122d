import { StoreError } from '../store.ts';

/** SQLite's error as ours, in words a user can act on; anything else unchanged. `location` is the database's path. */
export function toStoreError(error: unknown, location: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const translated = TRANSLATIONS.find(([prefix]) => code.startsWith(prefix));
  if (!translated) return error;
  const [, kind, message, messageEn] = translated;
  return new StoreError(kind, `${message}: ${location}`, `${messageEn}: ${location}`, { cause: error });
}

const TRANSLATIONS: readonly (readonly [prefix: string, code: StoreError['code'], message: string, messageEn: string])[] = [
  ['SQLITE_FULL', 'full', '磁盘已满, 已写入的数据完好, 腾出空间后再次运行即可继续', 'the disk is full; what was written is safe, free some space and run again'],
  ['SQLITE_READONLY', 'read_only', '数据库或其文件夹是只读的', 'the database or its folder is read-only'],
  ['EROFS', 'read_only', '数据库或其文件夹是只读的', 'the database or its folder is read-only'],
  ['EACCES', 'read_only', '没有权限写入数据库所在的文件夹', 'no permission to write in the database folder'],
  ['ENOSPC', 'full', '磁盘已满', 'the disk is full'],
  ['SQLITE_BUSY', 'in_use', '另一个 jixiao 进程正在写这个数据库, 请等它结束', 'another jixiao process is writing to this database, wait until it ends'],
  ['SQLITE_LOCKED', 'in_use', '另一个 jixiao 进程正在写这个数据库, 请等它结束', 'another jixiao process is writing to this database, wait until it ends'],
  ['SQLITE_CANTOPEN', 'io', '打不开数据库文件(文件夹不存在或没有权限)', 'cannot open the database file (no such folder, or no permission)'],
  ['SQLITE_NOTADB', 'not_a_database', '这个文件不是 jixiao 数据库', 'this file is not a jixiao database'],
  ['SQLITE_CORRUPT', 'not_a_database', '数据库文件已损坏', 'the database file is damaged'],
  ['SQLITE_IOERR', 'io', '读写数据库文件失败', 'reading or writing the database file failed'],
];
