import type { Store } from './store.ts';

export interface OpenOptions {
  /** `write` makes the database if it is missing and keeps other writers out; `read` does neither. */
  readonly mode: 'read' | 'write';
  /** Edition to show instead of the current one. */
  readonly edition?: number;
}

/** Opens the database at `location`: a file path. Throws `StoreError`. */
export async function openStore(location: string, options: OpenOptions): Promise<Store> {
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  return openSqliteStore(location, options);
}
