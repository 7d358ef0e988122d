/** How each kind of record is held against the truth: which records are the same, and what is counted. */
import type { ContractKind, Hits } from './accuracy.ts';
import { alike, decimal, plain, sharedPairs } from './compare-texts.ts';
import { joined, pairByKey, pairByLikeness } from './pair-records.ts';
import type { Line, Pairing } from './pair-records.ts';

/** Hits of one kind in one document. `truth` has a value for every kind that a person wrote down. */
export const COUNT: Readonly<Record<ContractKind, (truth: readonly Line[], found: readonly Line[]) => Hits>> = {
  document: ([truth = {}], [found = {}]) => {
    const given = FACTS.filter((field) => truth[field] !== undefined);
    const wanted = given.filter((field) => truth[field] !== null);
    return {
      hit: wanted.filter((field) => plain(truth[field]) === plain(found[field])).length, wanted: wanted.length,
      found: given.filter((field) => found[field] !== null && found[field] !== undefined).length,
    };
  },
  section: (truth, found) => counted(pairByKey(truth, found, (s) => `${plain(s['number'])}|${plain(s['title'])}`)),
  figure: (truth, found) => {
    const unique = [...new Map(found.map((figure) => [figureKey(figure), figure])).values()];
    const exact = pairByKey(truth, unique, figureKey);
    // A figure that the truth calls `other` may carry a finer measure: then its printed label decides.
    const others = exact.missed.filter((figure) => figure['measure'] === 'other');
    const loose = pairByLikeness(others, exact.extra, (a, b) => (sameAmount(a, b) ? alike(a['label'], b['label']) : 0), 0.5);
    return counted({ pairs: [...exact.pairs, ...loose.pairs], missed: [...exact.missed.filter((figure) => !others.includes(figure)), ...loose.missed], extra: loose.extra });
  },
  indicator: indicatorHits,
  score: (truth, found) => counted(pairByKey(truth, found, (s) => [subjectOf(s), plain(s['item']), decimal(s['full']), decimal(s['score']), plain(s['grade'])].join('|'))),
  quantity: (truth, found) => counted(pairByLikeness(truth, found, (a, b) => (sameNumber(a, b) ? alike(a['label'], b['label']) + 0.001 : 0), 0.45)),
  finding: (truth, found) => counted(pairByLikeness(truth, found.filter((finding) => finding['severity'] !== 'info'), findingLikeness, 0.3)),
};

const FACTS = ['title', 'reportType', 'department', 'region', 'regionCode', 'fiscalYear', 'reportDate'];

/** Records marked `optional` in the truth are neither asked for nor false alarms. */
function counted({ pairs, missed, extra }: Pairing): Hits {
  const hit = pairs.filter(([truth]) => !truth['optional']).length;
  return { hit, found: hit + extra.length, wanted: hit + missed.filter((line) => !line['optional']).length };
}

const subjectOf = (line: Line): string => plain(line['subject']);

const figureKey = (f: Line): string =>
  [subjectOf(f), f['measure'], f['stage'], f['year'] ?? '', decimal(f['amount']), f['measure'] === 'other' ? plain(f['label']) : ''].join('|');

const sameAmount = (a: Line, b: Line): boolean =>
  subjectOf(a) === subjectOf(b) && a['stage'] === b['stage'] && (a['year'] ?? '') === (b['year'] ?? '') && decimal(a['amount']) === decimal(b['amount']);

const sameNumber = (a: Line, b: Line): boolean =>
  (a['op'] ?? 'eq') === (b['op'] ?? 'eq') && decimal(a['value']) === decimal(b['value']) && decimal(a['high']) === decimal(b['high']) && plain(a['unit']) === plain(b['unit']);

/** Indicators are counted cell by cell: a row with one wrong cell is nearly right. */
function indicatorHits(truth: readonly Line[], found: readonly Line[]): Hits {
  const exact = pairByKey(truth, found, (r) => [subjectOf(r), levelName(r), plain(r['description'])].join('|'));
  const byName = joined(exact, pairByKey(exact.missed, exact.extra, levelName));
  const all = joined(byName, pairByLikeness(byName.missed, byName.extra, rowLikeness, 0.55));
  const spared = new Set(all.pairs.filter(([line]) => line['optional']).map(([, partner]) => partner));
  const cells = (rows: readonly Line[]): number => rows.reduce((sum, row) => sum + Object.keys(cellsOf(row)).length, 0);
  let hit = 0;
  for (const [line, partner] of all.pairs) {
    if (line['optional']) continue;
    const [a, b] = [cellsOf(line), cellsOf(partner)];
    hit += Object.keys(a).filter((field) => a[field] === b[field]).length;
  }
  return { hit, found: cells(found.filter((row) => !spared.has(row))), wanted: cells(truth.filter((row) => !row['optional'])) };
}

/** The level-3 name without the form's own numbering (`指标1:`). */
const levelName = (row: Line): string => plain(row['level3']).replace(/^指标\d+:?/u, '');

const rawOf = (value: unknown): string => plain((value as { raw?: unknown } | null | undefined)?.raw);

const rowLikeness = (a: Line, b: Line): number => sharedPairs(levelName(a), levelName(b)) * 0.8 + (rawOf(a['target']) === rawOf(b['target']) ? 0.2 : 0);

/** What a row says, cell by cell, in comparable words; empty cells are left out. */
function cellsOf(row: Line): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const field of ['subject', 'objective', 'level1', 'level2', 'level3', 'description', 'basis', 'reason', 'remark']) {
    const text = field === 'level3' ? levelName(row) : plain(row[field]);
    if (text !== '') cells[field] = text;
  }
  for (const field of ['weight', 'score']) {
    const number = decimal(row[field]);
    if (number !== null) cells[field] = number;
  }
  for (const field of ['target', 'actual']) {
    const value = row[field] as Line | null | undefined;
    if (!value) continue;
    cells[`${field}.raw`] = plain(value['raw']);
    cells[`${field}.value`] = valueKey(value);
  }
  return cells;
}

function valueKey(value: Line): string {
  const { kind } = value;
  const op = kind === 'number' || kind === 'date' ? (value['op'] ?? 'eq') : '';
  const number = kind === 'text' ? '' : kind === 'date' ? plain(value['value']) : decimal(value['value']);
  return [kind, op, number, kind === 'range' ? decimal(value['high']) : '', plain(value['unit'])].join('|');
}

/** Findings of one family may be told by another rule of it. */
const FAMILIES: Readonly<Record<string, string>> = {
  share_mismatch: 'ratio', rate_mismatch: 'ratio', restated_differently: 'restated', prose_table_mismatch: 'restated', weight_sum: 'sum', score_sum: 'sum', sum_mismatch: 'sum',
};
const familyOf = (finding: Line): string => FAMILIES[String(finding['rule'])] ?? String(finding['rule']);

/** A truth names the numbers of a contradiction, or quotes it: a finding has to show them. */
function findingLikeness(truth: Line, found: Line): number {
  if (familyOf(truth) !== familyOf(found)) return 0;
  const evidence = (found['evidence'] ?? []) as readonly { readonly raw?: string }[];
  const text = plain([found['message'], found['expected'], found['stated'], ...evidence.map(({ raw }) => raw ?? '')].join('|')).replaceAll(',', '');
  const numbers = (truth['numbers'] ?? []) as readonly unknown[];
  if (numbers.length === 0) return String(truth['quote'] ?? '').split('|').map(plain).some((piece) => piece.length >= 4 && text.includes(piece)) ? 0.5 : 0;
  const seen = numbers.filter((number) => text.includes(plain(number).replaceAll(',', ''))).length;
  return seen >= Math.min(2, numbers.length) ? 0.5 + seen / numbers.length / 2 : 0;
}
