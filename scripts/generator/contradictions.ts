import type { Draft } from './draft.ts';
import type { TrueFinding } from './truth.ts';

/**
 * Plants one contradiction into a draft that adds up: changes what is printed in `blocks`, the record in `truth` that
 * says the same, and returns what a careful auditor would report. Null where the draft has nothing to contradict.
 */
export type Planter = (draft: Draft) => TrueFinding | null;

/** By the name that `--contradictions` takes, which is the finding's rule. Empty until findings are measured. */
export const PLANTERS: ReadonlyMap<string, Planter> = new Map();

export function plant(draft: Draft, kinds: readonly string[]): void {
  for (const kind of kinds) {
    const planter = PLANTERS.get(kind);
    if (!planter) throw new Error(`no contradiction of kind ${kind} can be planted; known: ${[...PLANTERS.keys()].join(', ') || 'none yet'}`);
    const finding = planter(draft);
    if (finding) draft.truth.findings.push(finding);
  }
}
