import { foldText } from '../chinese/fold.ts';
import type { FormCell } from '../model/form.ts';
import { centredGroups } from './centred-names.ts';
import type { LevelName, Lexicon } from './lexicon.ts';
import type { RowCells } from './indicator-rows.ts';

/** The levels of one row, carried down; null where the form does not have the level or it cannot be known. */
export interface RowLevels {
  readonly level1: FormCell | null;
  readonly level2: FormCell | null;
  /** The row's level 2 belongs to another part than any level 1 printed near it. */
  readonly doubtful: boolean;
}

/**
 * Carries merged level names to every row they cover. A name is printed in the first row of its group, or (dumps of PDFs) in
 * the middle or at the end of it; which one shows in the level 2 of the rows: 社会效益指标 cannot belong to 产出指标. `loose` allows
 * names in the middle of their rows and names broken over rows.
 */
export function carryLevels(rows: readonly RowCells[], lexicon: Lexicon, loose: boolean, spans: readonly RowSpan[]): RowLevels[] {
  const printed1 = loose ? joinFragments(rows, 'level1', lexicon) : rows.map((row) => row.cells.level1 ?? null);
  const printed2 = loose ? joinFragments(rows, 'level2', lexicon) : rows.map((row) => row.cells.level2 ?? null);
  const [level1, level2] = loose && rows.length <= MOST_CENTRED_ROWS ? centred(rows, printed1, printed2, spans, lexicon) : [printed1, printed2];
  const nextPrinted = (names: readonly (FormCell | null)[], from: number): number => {
    for (let i = from; i < names.length; i++) if (names[i]) return i;
    return -1;
  };
  const result: RowLevels[] = [];
  let current1: FormCell | null = null;
  let current2: FormCell | null = null;
  /** Row up to which a name printed further down has been brought forward. */
  let ahead = -1;
  let ahead2 = -1;
  for (let i = 0; i < rows.length; i++) {
    const printed = level1[i] ?? null;
    const own2 = level2[i] ?? null;
    const name2 = own2 && lexicon.level(own2.text);
    const family = name2?.levels.includes(2) ? name2 : null;
    let doubtful = false;
    const before: FormCell | null = current1;
    if (printed) current1 = printed;
    else if (i > ahead) {
      const next = nextPrinted(level1, i + 1);
      const nextName = next < 0 ? null : level1[next]!;
      const conflict = current1 && family ? !agree(family, lexicon.level(current1.text)) : false;
      const missing = current1 === null && loose;
      if ((conflict || missing || prefersNext(family, current1, nextName, lexicon)) && nextName && (!family || agree(family, lexicon.level(nextName.text)))) {
        current1 = nextName;
        ahead = next;
      } else if (conflict) {
        doubtful = true;
        if (loose) current1 = null;
      }
    }
    // 指标1: begins the rows of another level 2, whose name is printed further down.
    const restarted = loose && !own2 && i > ahead2 && i > 0 && current1 === before && /^(?:三级)?指标[1一][:：.、]/u.test(rows[i]!.cells.level3?.text ?? '');
    const follows = restarted ? nextPrinted(level2, i + 1) : -1;
    if (own2) current2 = own2;
    else if (follows > 0 && sameGroup(level1, i, follows)) {
      current2 = level2[follows]!;
      ahead2 = follows;
    } else if (current1 !== before) {
      const next = loose ? nextPrinted(level2, i + 1) : -1;
      current2 = next > 0 && sameGroup(level1, i, next) ? level2[next]! : null;
    }
    result.push({ level1: current1, level2: current2, doubtful });
  }
  return result;
}

/** No form has more rows under one header; a longer table is a list, and dividing it would cost time for nothing. */
const MOST_CENTRED_ROWS = 300;

/** Rows of the grid, `to` exclusive, that a merged name cannot reach over: a block, or the part of it below a group row. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

type Names = (FormCell | null)[];

/** Names printed in the middle of their rows, moved to all the rows that they cover; as they are where that does not come out even. */
function centred(rows: readonly RowCells[], level1: Names, level2: Names, spans: readonly RowSpan[], lexicon: Lexicon): [Names, Names] {
  const names1 = [...level1];
  const names2 = [...level2];
  for (const span of spans) {
    const divided = spread(rows, names1, span, startsBelowItsRows(rows, level1, level2, span, lexicon));
    const conflict = divided !== null && rows.some((row, index) => {
      const name = inSpan(row, span) && level2[index] ? lexicon.level(level2[index].text) : null;
      return name !== null && name.levels.includes(2) && names1[index] && !agree(name, lexicon.level(names1[index].text));
    });
    if (conflict) rows.forEach((row, index) => inSpan(row, span) && (names1[index] = level1[index] ?? null));
    else for (const group of divided ?? [span]) spread(rows, names2, group, false);
  }
  return [names1, names2];
}

const inSpan = (row: RowCells, span: RowSpan): boolean => row.row >= span.from && row.row < span.to;

/** Carried down from where they are printed, the level 1 names would stand over a level 2 that is none of theirs. */
function startsBelowItsRows(rows: readonly RowCells[], level1: Names, level2: Names, span: RowSpan, lexicon: Lexicon): boolean {
  let current: FormCell | null = null;
  return rows.some((row, index) => {
    if (!inSpan(row, span)) return false;
    current = level1[index] ?? current;
    const name = level2[index] ? lexicon.level(level2[index].text) : null;
    return current !== null && name !== null && name.levels.includes(2) && !agree(name, lexicon.level(current.text));
  });
}

/** Gives each name the rows that it is in the middle of; null where the first row has its name or the rows do not divide so. */
function spread(rows: readonly RowCells[], names: Names, span: RowSpan, evenFromFirst: boolean): RowSpan[] | null {
  const inside = rows.map((row, index) => ({ row: row.row, index })).filter(({ index }) => inSpan(rows[index]!, span));
  const printed = inside.filter(({ index }) => names[index] !== null);
  if (printed.length === 0 || (names[inside[0]!.index] && !evenFromFirst)) return null;
  const cells = printed.map(({ index }) => names[index] ?? null);
  const divisions = centredGroups(printed.map(({ row }) => row), span.from, span.to).map((starts) => {
    const groups = starts.map((from, group) => ({ from, to: starts[group + 1] ?? span.to }));
    const nameAt = (row: number): FormCell | null => cells[groups.findIndex((group) => row >= group.from && row < group.to)] ?? null;
    return { groups, nameAt, fit: inside.reduce((sum, { row, index }) => sum + kindFit(nameAt(row), rows[index]!), 0) };
  });
  const best = divisions.reduce<(typeof divisions)[number] | null>((one, other) => (one && one.fit >= other.fit ? one : other), null);
  if (!best) return null;
  for (const { row, index } of inside) names[index] = best.nameAt(row);
  return best.groups;
}

/** Where the rows divide in several ways: counts are quantities, rates are qualities. */
function kindFit(name: FormCell | null, row: RowCells): number {
  const target = row.cells.target?.text ?? row.cells.actual?.text ?? '';
  if (!name || !/\d/u.test(target)) return 0;
  const rate = /[%％]/u.test(target);
  if (/数量/u.test(name.text)) return rate ? -1 : 1;
  return /质量/u.test(name.text) ? (rate ? 1 : -1) : 0;
}

const sameGroup = (level1: readonly (FormCell | null)[], from: number, to: number): boolean => !level1.slice(from + 1, to + 1).some(Boolean);

const agree = (a: LevelName, b: LevelName | null): boolean => b === null || a.families2.some((family) => b.families1.includes(family)) || b.families1.includes('common');

/** 服务对象满意度 fits 效益 too; where 满意度指标 follows it belongs there. */
function prefersNext(family: LevelName | null, current: FormCell | null, next: FormCell | null, lexicon: Lexicon): boolean {
  if (!family?.families2.includes('satisfaction') || !current || !next) return false;
  return !lexicon.level(current.text)?.families1.includes('satisfaction') && lexicon.level(next.text)?.families1.includes('satisfaction') === true;
}

/** Names broken over rows (`效益` above `指标`): joined where only the whole is a name. */
function joinFragments(rows: readonly RowCells[], level: 'level1' | 'level2', lexicon: Lexicon): (FormCell | null)[] {
  const wanted = level === 'level1' ? 1 : 2;
  const isName = (text: string): boolean => lexicon.level(text)?.levels.includes(wanted) ?? false;
  const names = rows.map((row) => row.cells[level] ?? null);
  for (let i = 0; i + 1 < names.length; i++) {
    const name = names[i];
    if (!name) continue;
    const whole = lexicon.level(name.text) !== null;
    let text = name.text;
    for (let j = i + 1; j < Math.min(names.length, i + 4); j++) {
      const piece = names[j];
      if (!piece) continue;
      // A row that begins another group begins no second half of the name before it.
      const group = level === 'level2' ? rows[j]!.cells.level1 : undefined;
      if (group && lexicon.level(group.text)?.levels.includes(1)) break;
      text = foldText(text + piece.text);
      if (text.length > 16 || (whole && !/^指?标$/u.test(piece.text))) break;
      if (!isName(text)) continue;
      // 工作任务 above 工作质量 are two names, though their words might make one.
      if (isName(piece.text) && lexicon.level(text)!.rule.startsWith('sense.')) break;
      names[i] = { ...name, text };
      for (let k = i + 1; k <= j; k++) names[k] = null;
      break;
    }
  }
  return names;
}
