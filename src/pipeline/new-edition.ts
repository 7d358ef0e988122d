import { compareDepartments } from './compare-departments.ts';
import { rebuild } from './rebuild.ts';
import type { RebuildRequest, RebuildSummary } from './rebuild.ts';
import { groupHashes, readBy } from './stage-versions.ts';

/** Rebuilds the data set with the rules as they are and makes the new edition the current one. The switch, with what comparing the new edition's documents found, is one transaction. */
export async function makeNewEdition(request: RebuildRequest): Promise<RebuildSummary> {
  const { store, versions, rules, now } = request;
  const run = await store.beginRun({ startedAt: now(), arguments: ['rebuild'], edition: { readBy: readBy(versions, rules), rules: groupHashes(rules), software: versions.software } });
  const { toCompare, ...summary } = await rebuild(request);
  // Documents that an interrupted import read were never compared.
  const compared = (await store.interruptedBefore(run)) ? 'all' : toCompare;
  const compare = (): Promise<number> => compareDepartments(store, rules, compared);
  if (summary.edition !== null) await store.switchTo(summary.edition, compare);
  else await compare();
  await store.finishRun(run, now(), { documents: summary.documents, changed: summary.changed });
  return summary;
}
