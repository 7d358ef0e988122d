import Database from 'better-sqlite3';
import { StoreError } from '../store.ts';
import { toStoreError } from './errors.ts';

/**
 * Keeps a second writer out for as long as this process lives. An exclusive transaction on an empty file beside the
 * database: the operating system lets go of it when the process ends, however it ends, so there is no stale lock to judge
 * (a file with a process number in it would be one after `kill -9`, and wrong once the number is used again).
 */
export function lockForWriting(location: string): () => void {
  let lock: Database.Database;
  try {
    lock = new Database(`${location}.lock`, { timeout: 0 });
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    const translated = toStoreError(error, location);
    if (translated instanceof StoreError && translated.code === 'in_use') {
      throw new StoreError('in_use', `另一个 jixiao 进程正在写 ${location}, 请等它结束后再运行`, `another jixiao process is writing to ${location}, run again when it has ended`);
    }
    throw translated;
  }
  return () => lock.close();
}
