/** The truth about a fixture, in the form of hand-made gold; kinds left out are not compared. */
export interface Truth {
  readonly document?: Fields;
  readonly sections?: readonly Fields[];
  readonly figures?: readonly Fields[];
  readonly indicators?: readonly Fields[];
  readonly scores?: readonly Fields[];
  readonly quantities?: readonly Fields[];
}
type Fields = Readonly<Record<string, unknown>>;
export type Kind = keyof Truth;

/** What was expected and not read (`-`), or read and not expected (`+`), kind by kind. */
export type Misses = Readonly<Partial<Record<Kind, readonly string[]>>>;

const TYPES: Readonly<Record<Exclude<Kind, 'document'>, string>> = { sections: 'section', figures: 'figure', indicators: 'indicator', scores: 'score', quantities: 'quantity' };

/** Compares records of the contract with the truth, exactly: text folded, numbers by value, order left out. */
export function missesOf(truth: Truth, records: readonly Fields[]): Misses {
  const misses: Partial<Record<Kind, string[]>> = {};
  const facts = records.find((record) => record['type'] === 'document') ?? {};
  for (const [field, wanted] of Object.entries(truth.document ?? {})) {
    if (!FACTS.has(field) || folded(wanted) === folded(facts[field])) continue;
    (misses.document ??= []).push(`${field}: ${folded(wanted)} / ${folded(facts[field])}`);
  }
  for (const [kind, type] of Object.entries(TYPES) as [Exclude<Kind, 'document'>, string][]) {
    const wanted = truth[kind];
    if (!wanted) continue;
    const given = records.filter((record) => record['type'] === type).map((record) => keyOf(kind, record));
    const spare = new Set(wanted.filter((record) => record['optional'] === true).map((record) => keyOf(kind, record)));
    const needed = wanted.filter((record) => record['optional'] !== true).map((record) => keyOf(kind, record));
    if (kind === 'quantities') sameLabels(needed, given);
    const found = [...without(needed, given).map((key) => `- ${key}`), ...without(given, needed).filter((key) => !spare.has(key)).map((key) => `+ ${key}`)];
    if (found.length > 0) misses[kind] = found;
  }
  return misses;
}

const FACTS: ReadonlySet<string> = new Set(['title', 'reportType', 'department', 'region', 'regionCode', 'fiscalYear', 'reportDate']);

/** What makes a record the one that was meant: labels of known measures and the words around a number may differ. */
function keyOf(kind: Exclude<Kind, 'document'>, record: Fields): string {
  const value = (field: string): string => {
    const read = record[field] as Fields | null | undefined;
    return read ? [read['raw'], read['kind'], read['op'], number(read['value']), number(read['high']), read['unit']].map(folded).join('~') : '';
  };
  const text = (...fields: readonly string[]): string[] => fields.map((field) => folded(record[field]));
  switch (kind) {
    case 'sections': return text('number', 'level', 'title').join('|');
    case 'figures': return [...text('subject', 'measure', 'stage', 'year'), number(record['amount']), record['measure'] === 'other' ? folded(record['label']) : ''].join('|');
    case 'indicators': return [...text('subject', 'objective', 'level1', 'level2', 'level3', 'description', 'reason', 'basis', 'remark'), value('target'), value('actual'), number(record['weight']), number(record['score'])].join('|');
    case 'scores': return [...text('subject', 'item'), number(record['full']), number(record['score']), folded(record['grade'])].join('|');
    case 'quantities': return [folded(record['label']), folded(record['op']), number(record['value']), number(record['high']), folded(record['unit'])].join('|');
  }
}

/** All characters of `short` stand in `long` in their order. */
function isIn(short: string, long: string): boolean {
  let at = 0;
  for (const ch of long) if (ch === short[at]) at++;
  return at === short.length;
}

/** Labels agree when one holds the other: `编制` and `核定编制` count the same. A label read is then written as the expected one. */
function sameLabels(needed: readonly string[], given: string[]): void {
  for (const want of without(needed, given)) {
    const [label = '', ...value] = want.split('|');
    const spare = without(given, needed);
    const at = given.findIndex((key) => {
      const [other = '', ...rest] = key.split('|');
      return spare.includes(key) && rest.join('|') === value.join('|') && (isIn(label, other) || isIn(other, label));
    });
    if (at >= 0) given[at] = want;
  }
}

/** Elements of `one` that `other` does not hold, each as often as it stands there. */
function without(one: readonly string[], other: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const key of other) count.set(key, (count.get(key) ?? 0) + 1);
  return one.filter((key) => {
    const left = count.get(key) ?? 0;
    count.set(key, left - 1);
    return left <= 0;
  });
}

const folded = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value as string | number).normalize('NFKC').replace(/\s+/gu, '').replace(/[“”]/gu, '"').replace(/[—–―－-]+/gu, '-').replace(/^[。.;,:]+|[。.;,:]+$/gu, '');

/** `115.00` and `115` are one value. */
const number = (value: unknown): string => folded(value).replace(/,/gu, '').replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '');
