import type { RecordOf } from '../store/kinds/kinds.ts';
import { naturalKey } from '../store/natural-key.ts';
import type { Kind, Source } from '../store/report.ts';
import type { Changed, DocumentSummary } from '../store/store.ts';

/** One difference between two editions: a record that is new, gone, or says something else. */
export interface Difference {
  readonly of: DocumentSummary;
  readonly kind: Changed['kind'];
  readonly change: 'added' | 'gone' | 'changed';
  /** What the record is about: its natural key, for people. */
  readonly key: string;
  readonly before: Changed['gone'][number] | null;
  readonly after: Changed['gone'][number] | null;
  /** For `changed`: fields that differ, `[before, after]`. Places and rules are not fields. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Rules behind it: those that made only one of the two, or all that made it. */
  readonly rules: readonly string[];
}

/**
 * Pairs rows that went with rows that came: by natural key and place, by natural key, then by the place they were read from.
 * Differences of rules or places alone are none. `changedRules`: rules that are not the same in both editions, where known.
 */
export function differences(changed: readonly Changed[], changedRules: ReadonlySet<string> | null = null): Difference[] {
  return changed.flatMap(({ of, kind, gone, added }) => pairs(kind, gone, added).flatMap(({ before, after }) => {
    const fields = before && after ? fieldsThatDiffer(before, after) : {};
    if (before && after && Object.keys(fields).length === 0) return [];
    const change = before === null ? 'added' as const : after === null ? 'gone' as const : 'changed' as const;
    return [{ of, kind, change, key: keyOf(kind, (after ?? before)!), before, after, fields, rules: rulesBehind(before, after, changedRules) }];
  }));
}

type AnyRecord = Changed['gone'][number];
type AnyKind = Changed['kind'];

interface Pair {
  readonly before: AnyRecord | null;
  readonly after: AnyRecord | null;
}

function pairs(kind: AnyKind, gone: readonly AnyRecord[], added: readonly AnyRecord[]): Pair[] {
  const found: Pair[] = [];
  let [before, after] = [gone, added];
  for (const make of [fullKey, keyOf, placeKey]) {
    const waiting = Map.groupBy(after, (record) => make(kind, record));
    const paired = new Set<AnyRecord>();
    before = before.filter((record) => {
      const partner = waiting.get(make(kind, record))?.shift();
      if (!partner) return true;
      paired.add(partner);
      found.push({ before: record, after: partner });
      return false;
    });
    after = after.filter((record) => !paired.has(record));
  }
  return [...found, ...before.map((record) => ({ before: record, after: null })), ...after.map((record) => ({ before: null, after: record }))];
}

const keyOf = (kind: AnyKind, record: AnyRecord): string => (kind === 'document' ? '' : naturalKey(kind, record as RecordOf<Kind>));

const placeOf = (record: AnyRecord): Source | null =>
  ('source' in record ? record.source : 'evidence' in record ? (record.evidence[0]?.source ?? null) : null);

function placeKey(kind: AnyKind, record: AnyRecord): string {
  const place = placeOf(record);
  // Findings of different checks may quote the same place.
  if (kind === 'document') return '';
  return place ? `${place.start} ${place.end} ${kind === 'finding' && 'rule' in record ? record.rule : ''}` : JSON.stringify(record);
}

const fullKey = (kind: AnyKind, record: AnyRecord): string => `${keyOf(kind, record)} @ ${placeKey(kind, record)}`;

const NO_FIELDS: ReadonlySet<string> = new Set(['source', 'rules', 'fields', 'bodyEnd', 'evidence', 'corrected']);

function fieldsThatDiffer(before: object, after: object): Record<string, readonly [unknown, unknown]> {
  const [a, b] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
  return Object.fromEntries(Object.keys(b).filter((field) => !NO_FIELDS.has(field) && JSON.stringify(a[field]) !== JSON.stringify(b[field])).map((field) => [field, [a[field], b[field]]]));
}

/** The changed rules among those that made either; else those that made only one of the two; else all. */
function rulesBehind(before: AnyRecord | null, after: AnyRecord | null, changed: ReadonlySet<string> | null): string[] {
  const [a, b] = [rulesOf(before), rulesOf(after)];
  const all = [...new Set([...a, ...b])].sort();
  // A finding's rule carries its version behind an @.
  const guilty = changed ? all.filter((rule) => changed.has(rule.split('@')[0]!)) : [];
  if (guilty.length > 0) return guilty;
  const only = all.filter((rule) => a.includes(rule) !== b.includes(rule));
  return only.length > 0 ? only : all;
}

const rulesOf = (record: AnyRecord | null): readonly string[] => (record && 'rules' in record ? record.rules : []);

export interface DifferenceCount {
  readonly by: 'kind' | 'rule' | 'department';
  readonly name: string;
  readonly added: number;
  readonly gone: number;
  readonly changed: number;
}

/** How many differences there are by kind, by rule and by department. A difference of several rules counts for each. */
export function countDifferences(found: readonly Difference[]): DifferenceCount[] {
  const counts = new Map<string, { by: DifferenceCount['by']; name: string; added: number; gone: number; changed: number }>();
  const count = (by: DifferenceCount['by'], name: string, change: Difference['change']): void => {
    const key = `${by} ${name}`;
    const entry = counts.get(key) ?? { by, name, added: 0, gone: 0, changed: 0 };
    entry[change]++;
    counts.set(key, entry);
  };
  for (const { kind, change, rules, of } of found) {
    count('kind', kind, change);
    count('department', of.department ?? of.document, change);
    for (const rule of rules) count('rule', rule, change);
  }
  const order = ['kind', 'rule', 'department'];
  const total = (entry: DifferenceCount): number => entry.added + entry.gone + entry.changed;
  return [...counts.values()].sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by) || total(b) - total(a) || (a.name < b.name ? -1 : 1));
}
