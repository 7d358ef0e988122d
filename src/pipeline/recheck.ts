import { auditUnder } from '../audit/audit.ts';
import type { Document } from '../model/document.ts';
import { changedRules } from '../rules/changed-rules.ts';
import { checks } from '../rules/groups/checks.ts';
import type { LoadedGroup, RuleSet } from '../rules/load.ts';
import { decodeReading } from './stage-outputs.ts';

/** Readings that stand while the rules of `checks` changed. Plain data: it crosses to a worker thread. */
export interface RecheckJob {
  /** Outputs of the reading stage, from the cache. */
  readonly readings: readonly Uint8Array[];
  /** The rules of `checks` that the documents were read with. */
  readonly before: LoadedGroup;
}

/** In the order of the readings: whether findings changed, or may have changed. */
export type Rechecked = readonly boolean[];

/** Runs only the rules that changed, as they were and as they are. The document itself stays closed: a check that needs more than its text is run on the whole. */
export function recheck({ readings, before }: RecheckJob, rules: RuleSet): Rechecked {
  const former = formerRules(before, rules);
  return readings.map((packed) => {
    const kept = decodeReading(packed);
    try {
      const [was, is] = auditUnder([former.rules, rules], former.changed, { ...kept, document: closedDocument(kept.text) });
      return JSON.stringify(was) !== JSON.stringify(is);
    } catch (error) {
      if (error instanceof NeedsDocument) return true;
      throw error;
    }
  });
}

class NeedsDocument extends Error {
  override readonly name = 'NeedsDocument';
}

function closedDocument(text: string): Document {
  const open = (): never => {
    throw new NeedsDocument();
  };
  return {
    text, get mediaType() { return open(); }, get metadataTitle() { return open(); }, get pages() { return open(); },
    get blocks() { return open(); }, get runs() { return open(); }, get dropped() { return open(); },
  };
}

interface Former {
  readonly rules: RuleSet;
  /** Ids of the rules that are not what they were. */
  readonly changed: ReadonlySet<string>;
}

const known = new WeakMap<RuleSet, Map<string, Former>>();

/** Today's rules with the checks as they were: compiled once, however many jobs bring them. */
function formerRules(before: LoadedGroup, rules: RuleSet): Former {
  let byHash = known.get(rules);
  if (!byHash) known.set(rules, (byHash = new Map()));
  let former = byHash.get(before.hash);
  if (!former) {
    const now = rules.groups[checks.name]!;
    former = { rules: { groups: { ...rules.groups, [checks.name]: before } }, changed: changedRules(before.rules, now.rules) };
    byHash.set(before.hash, former);
  }
  return former;
}
