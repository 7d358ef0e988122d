import { openStore } from '../store/open-store.ts';
import { cacheLocation, openStageCache } from '../store/stage-cache.ts';
import { importFiles } from './import-files.ts';
import type { ImportProgress } from './import-files.ts';
import type { ImportSummary } from './import-summary.ts';
import { readRules } from './read-rules.ts';
import { readVersions } from './stage-versions.ts';

export interface DatabaseImport {
  readonly paths: readonly string[];
  readonly database: string;
  readonly rules?: string;
  readonly jobs: number;
  readonly reread: boolean;
  readonly now: () => string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Opens what an import needs, imports, and closes it again whatever happens. Rules are read first: a wrong one costs nothing. */
export async function importIntoDatabase(request: DatabaseImport): Promise<ImportSummary> {
  const rules = readRules(request.rules);
  const store = await openStore(request.database, { mode: 'write' });
  try {
    const cache = await openStageCache(cacheLocation(request.database));
    try {
      return await importFiles({ ...request, store, cache, rules, versions: readVersions() });
    } finally {
      await cache.close();
    }
  } finally {
    await store.close();
  }
}
