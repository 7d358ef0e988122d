import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { storeContract } from './store.ts';

describe('SQLite', () => {
  storeContract(() => {
    let folder = '';
    const location = (): string => path.join(folder, 'new folder', 'jixiao.sqlite');
    return {
      async create() {
        folder = await mkdtemp(path.join(tmpdir(), 'jixiao-'));
        return openStore(location(), { mode: 'write' });
      },
      reopen: () => openStore(location(), { mode: 'read' }),
      remove: () => rm(folder, { recursive: true }),
    };
  });
});
