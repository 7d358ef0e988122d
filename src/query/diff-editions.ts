import type { RecordOf } from '../store/kinds/kinds.ts';
import { naturalKey } from '../store/natural-key.ts';
import type { Kind, Source } from '../store/report.ts';
import type { Changed, DocumentSummary } from '../store/store.ts';

/** One difference between two editions: a record that is new, gone, or says something else. */
export interface Difference {
  readonly of: DocumentSummary;
  readonly kind: Kind;
  readonly change: 'added' | 'gone' | 'changed';
  /** What the record is about: its natural key, for people. */
  readonly key: string;
  readonly before: RecordOf<Kind> | null;
  readonly after: RecordOf<Kind> | null;
  /** For `changed`: fields that differ, `[before, after]`. Places and rules are not fields. */
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
  /** Rules behind it: those that made only one of the two, or all that made it. */
  readonly rules: readonly string[];
}

/** Pairs rows that went with rows that came: by natural key, then by the place they were read from. Differences of rules or places alone are none. */
export function differences(changed: readonly Changed[]): Difference[] {
  return changed.flatMap(({ of, kind, gone, added }) => {
    const left = new Set(added);
    const pair = (before: RecordOf<Kind>, keyOf: (record: RecordOf<Kind>) => string): RecordOf<Kind> | undefined => {
      for (const after of left) if (keyOf(after) === keyOf(before)) return after;
      return undefined;
    };
    const found: { before: RecordOf<Kind> | null; after: RecordOf<Kind> | null }[] = [];
    let unpaired: readonly RecordOf<Kind>[] = gone;
    for (const keyOf of [fullKey, naturalKey, placeKey].map((make) => (record: RecordOf<Kind>) => make(kind, record))) {
      unpaired = unpaired.filter((before) => {
        const after = pair(before, keyOf);
        if (!after) return true;
        left.delete(after);
        found.push({ before, after });
        return false;
      });
    }
    found.push(...unpaired.map((before) => ({ before, after: null })), ...[...left].map((after) => ({ before: null, after })));
    return found.flatMap(({ before, after }) => {
      const fields = before && after ? fieldsThatDiffer(before, after) : {};
      if (before && after && Object.keys(fields).length === 0) return [];
      const change = before === null ? 'added' as const : after === null ? 'gone' as const : 'changed' as const;
      return [{ of, kind, change, key: naturalKey(kind, (after ?? before)!), before, after, fields, rules: rulesBehind(before, after) }];
    });
  });
}

const placeOf = (record: RecordOf<Kind>): Source | null =>
  ('source' in record ? record.source : 'evidence' in record ? (record.evidence[0]?.source ?? null) : null);

function placeKey(kind: Kind, record: RecordOf<Kind>): string {
  const place = placeOf(record);
  // Findings of different checks may quote the same place.
  return place ? `${place.start} ${place.end} ${kind === 'finding' && 'rule' in record ? record.rule : ''}` : JSON.stringify(record);
}

const fullKey = (kind: Kind, record: RecordOf<Kind>): string => `${naturalKey(kind, record)} @ ${placeKey(kind, record)}`;

const NO_FIELDS: ReadonlySet<string> = new Set(['source', 'rules', 'fields', 'bodyEnd', 'evidence', 'corrected']);

function fieldsThatDiffer(before: object, after: object): Record<string, readonly [unknown, unknown]> {
  const [a, b] = [before as Readonly<Record<string, unknown>>, after as Readonly<Record<string, unknown>>];
  return Object.fromEntries(Object.keys(b).filter((field) => !NO_FIELDS.has(field) && JSON.stringify(a[field]) !== JSON.stringify(b[field])).map((field) => [field, [a[field], b[field]]]));
}

function rulesBehind(before: RecordOf<Kind> | null, after: RecordOf<Kind> | null): string[] {
  const [a, b] = [rulesOf(before), rulesOf(after)];
  const only = [...a.filter((rule) => !b.includes(rule)), ...b.filter((rule) => !a.includes(rule))];
  return [...new Set(only.length > 0 ? only : [...a, ...b])].sort();
}

const rulesOf = (record: RecordOf<Kind> | null): readonly string[] => (record && 'rules' in record ? record.rules : []);

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
