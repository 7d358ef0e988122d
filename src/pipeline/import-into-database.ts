import type { RuleSet } from '../rules/rule-set.ts';
import { openStore } from '../store/open-store.ts';
import { cacheLocation, openStageCache } from '../store/stage-cache.ts';
import type { StageCache } from '../store/stage-cache.ts';
import type { Store } from '../store/store.ts';
import { importFiles } from './import-files.ts';
import type { ImportProgress } from './import-files.ts';
import type { ImportSummary } from './import-summary.ts';
import { proveRules } from './prove-rules.ts';
import { readRules } from './read-rules.ts';
import type { ScanWork } from './scan-engines.ts';
import { DEFAULT_OCR } from './scan-settings.ts';
import type { OcrSettings } from './scan-settings.ts';
import { ocrOf, readVersions } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';

export interface DatabaseImport {
  readonly paths: readonly string[];
  readonly database: string;
  readonly rules?: string;
  readonly jobs: number;
  readonly reread: boolean;
  /** Default: what needs it, by both engines. */
  readonly ocr?: OcrSettings;
  /** Somebody asked for these settings: what was read with others is read again. */
  readonly ocrAsked?: boolean;
  readonly now: () => string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Opens what an import needs, imports, and closes it again whatever happens. Rules are read first: a wrong one costs nothing. */
export function importIntoDatabase(request: DatabaseImport): Promise<ImportSummary> {
  return withDatabase(request, (opened) => importFiles({ ...request, ...opened }));
}

export interface OpenDatabase {
  readonly store: Store;
  readonly cache: StageCache;
  readonly rules: RuleSet;
  readonly versions: Versions;
  readonly scans: ScanWork;
}

/** A database opened for writing, with its cache, the rules and the versions of the stages. */
export async function withDatabase<T>(request: { readonly database: string; readonly rules?: string; readonly ocr?: OcrSettings }, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const rules = await workingRules(request.rules);
  const store = await openStore(request.database, { mode: 'write' });
  try {
    const cache = await openStageCache(cacheLocation(request.database));
    try {
      const settings = request.ocr ?? (await formerOcr(store)) ?? DEFAULT_OCR;
      const versions = readVersions(settings);
      return await work({ store, cache, rules, versions, scans: { settings, version: versions.scans, cache: cacheLocation(request.database) } });
    } finally {
      await cache.close();
    }
  } finally {
    await store.close();
  }
}

/** A database opened for reading only, with its cache: what is tried leaves no trace. */
export async function withDatabaseToRead<T>(request: { readonly database: string; readonly rules?: string; readonly candidate?: string }, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
  const rules = await workingRules(request.rules, request.candidate);
  const store = await openStore(request.database, { mode: 'read' });
  const cache = await openStageCache(cacheLocation(request.database), 'read');
  try {
    const settings = (await formerOcr(store)) ?? DEFAULT_OCR;
    const versions = readVersions(settings);
    return await work({ store, cache, rules, versions, scans: { settings, version: versions.scans, cache: null } });
  } finally {
    await cache.close();
    await store.close();
  }
}

/** Rules as they are now. The built-in ones are proved by tests; with those of a user they are proved here. */
async function workingRules(folder?: string, candidate?: string): Promise<RuleSet> {
  const rules = readRules(folder, candidate);
  if (folder === undefined && candidate === undefined) return rules;
  const builtIn = readRules().groups;
  const own = Object.entries(rules.groups).filter(([name, { hash }]) => builtIn[name]?.hash !== hash).map(([name]) => name);
  if (own.length > 0) await proveRules(rules, own);
  return rules;
}

/** How the current edition read its pages: what is not asked for stays as it was, and no page is read again for a rule. */
async function formerOcr(store: Store): Promise<OcrSettings | null> {
  const current = (await store.editions()).find((edition) => edition.current);
  const facts = current && (await store.keyFacts(current.readBy));
  return facts ? ocrOf(facts) : null;
}
