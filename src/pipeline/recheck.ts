import { auditUnder } from '../audit/audit.ts';
import type { Document } from '../model/document.ts';
import { checks } from '../rules/groups/checks.ts';
import type { LoadedGroup, RuleBase, RuleSet } from '../rules/load.ts';
import { packReport } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import { toReport } from './analyse.ts';
import { decodeDocument } from './document-codec.ts';
import type { ReadDocument } from './document-codec.ts';
import { decodeReading } from './stage-outputs.ts';

/** Documents whose readings stand while the rules of `checks` changed. Plain data: it crosses to a worker thread. */
export interface RecheckJob {
  readonly documents: readonly RecheckedDocument[];
  /** The rules of `checks` that the documents were read with; null where the code changed too, and all is looked at again. */
  readonly before: LoadedGroup | null;
}

export interface RecheckedDocument {
  readonly sha256: string;
  readonly size: number;
  readonly readBy: string;
  /** Outputs of the stages, from the cache. */
  readonly document: Uint8Array;
  readonly reading: Uint8Array;
}

/** In the order of the documents: the new report, or null where no finding changed. */
export type Rechecked = readonly (PackedReport | null)[];

/** Runs only the rules that changed, as they were and as they are; the whole report is made again only where these differ. */
export function recheck({ documents, before }: RecheckJob, rules: RuleSet): Rechecked {
  const former = before && formerRules(before, rules);
  return documents.map((given) => {
    const kept = decodeReading(given.reading);
    const read = openedLate(given.document);
    if (former) {
      const [was, is] = auditUnder([former.rules, rules], former.changed, { document: read.document, ...kept });
      if (JSON.stringify(was) === JSON.stringify(is)) return null;
    }
    return packReport(toReport(given, read, kept, rules));
  });
}

/** A document that is unpacked when something is first asked of it: most checks look at records alone. */
function openedLate(bytes: Uint8Array): ReadDocument {
  let opened: ReadDocument | null = null;
  const read = (): ReadDocument => (opened ??= decodeDocument(bytes));
  const document: Document = {
    get mediaType() { return read().document.mediaType; },
    get metadataTitle() { return read().document.metadataTitle; },
    get text() { return read().document.text; },
    get pages() { return read().document.pages; },
    get blocks() { return read().document.blocks; },
    get runs() { return read().document.runs; },
    get dropped() { return read().document.dropped; },
  };
  return { document, get issues() { return read().issues; } };
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

/** Ids of rules that were added, taken away or changed; notes and examples change nothing. */
export function changedRules(before: readonly RuleBase[], after: readonly RuleBase[]): ReadonlySet<string> {
  const said = (rules: readonly RuleBase[]): Map<string, string> =>
    new Map(rules.map(({ note: _note, matches: _matches, rejects: _rejects, ...rest }) => [rest.id, JSON.stringify(rest)]));
  const [a, b] = [said(before), said(after)];
  return new Set([...a.keys(), ...b.keys()].filter((id) => a.get(id) !== b.get(id)));
}
