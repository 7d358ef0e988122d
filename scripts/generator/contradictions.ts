import type { Draft } from './draft.ts';
import { printMoney, yuan } from './money.ts';
import type { Planter } from './edit-draft.ts';
import { bare, edit, finding, occurrences, replace, rowOf, scoredRows, setScore, writeRow } from './edit-draft.ts';
import { EDITS } from './planted-edits.ts';
import { STATEMENTS_WRONG } from './planted-statements.ts';

/** A share whose base and part say otherwise. */
const shareMismatch: Planter = (d) => {
  const { basic, project, total } = d.finances.executed;
  const [label, part] = d.random.pick([['基本支出', basic], ['项目支出', project]] as const);
  const amount = printMoney(part, d.money);
  for (const words of ['，占总支出的', '，占比']) {
    const quantity = d.truth.quantities.find((each) => each.label === label && each.unit === '%' && occurrences(d, `${label}${amount}${words}${each.raw}`) === 1);
    if (!quantity) continue;
    const wrong = String(Math.round((Number(quantity.value) > 50 ? Number(quantity.value) - d.random.int(4, 20) : Number(quantity.value) + d.random.int(4, 20)) * 10) / 10);
    replace(d, `${label}${amount}${words}${quantity.raw}`, `${label}${amount}${words}${wrong}%`);
    const right = quantity.value;
    Object.assign(quantity, { value: wrong, raw: `${wrong}%` });
    return finding('share_mismatch', right, wrong, [bare(amount), bare(printMoney(total, d.money)), wrong], `${label}${amount}${words}${wrong}%`);
  }
  return null;
};

/** A part of a list that no longer gives the total. */
const sumMismatch: Planter = (d) => {
  for (const classes of [d.finances.functional, d.finances.economic]) {
    const { label, measure, amount } = classes[0]!;
    const printed = `${label}${printMoney(amount, d.money)}`;
    const figure = d.truth.figures.find((each) => each.measure === measure && each.stage === 'executed' && each.amount === yuan(amount));
    const total = bare(printMoney(d.finances.executed.total, d.money));
    if (!figure || occurrences(d, printed) !== 1 || occurrences(d, bare(printMoney(amount, d.money))) !== 1 || occurrences(d, total) === 0) continue;
    const wrong = amount + d.random.int(300, 4000) * 10_000;
    replace(d, printed, `${label}${printMoney(wrong, d.money)}`);
    Object.assign(figure, { amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
    return finding('sum_mismatch', yuan(d.finances.executed.total + wrong - amount), yuan(d.finances.executed.total), [bare(printMoney(wrong, d.money)), total], printed);
  }
  return null;
};

/** An execution rate that budget and spending refute. */
const rateMismatch: Planter = (d) => {
  const quantity = d.truth.quantities.find((each) => each.label === '预算执行率');
  if (!quantity) return null;
  const between = ['', '为'].find((each) => occurrences(d, `预算执行率${each}${quantity.raw}`) === 1);
  if (between === undefined) return null;
  const right = quantity.value;
  const wrong = (Number(right) - d.random.int(3, 12)).toFixed(2);
  replace(d, `预算执行率${between}${quantity.raw}`, `预算执行率${between}${wrong}%`);
  Object.assign(quantity, { value: wrong, raw: `${wrong}%` });
  const { adjusted, executed } = d.finances;
  return finding('rate_mismatch', right, wrong, [wrong, bare(printMoney(executed.total, d.money)), bare(printMoney(adjusted.total, d.money))], `预算执行率${between}${wrong}%`);
};

/** 元 where 万元 was meant. */
const unitSlip: Planter = (d) => {
  if (d.money.unit !== '万元') return null;
  const { total } = d.finances.threePublic.account;
  const printed = printMoney(total, d.money);
  const figure = d.truth.figures.find((each) => each.measure === 'three_public_total' && each.stage === 'executed');
  if (!figure || total === 0) return null;
  const whole = `${figure.label}${printed}`;
  if (occurrences(d, whole) !== 1 || occurrences(d, bare(printed)) !== 1) return null;
  replace(d, whole, whole.replace('万元', '元'));
  Object.assign(figure, { amount: bare(printed).replaceAll(',', ''), raw: `${bare(printed)}元` });
  return finding('unit_slip', yuan(total), figure.amount, [bare(printed)], whole.replace('万元', '元'));
};

/** A count in prose that is another one in the form. */
const proseTableMismatch: Planter = (d) => {
  for (const { noun, unit, count } of d.deeds) {
    const quantity = d.truth.quantities.find((each) => each.label === noun && each.value === String(count) && each.op === 'eq' && each.section !== null);
    const rows = d.truth.indicators.filter((each) => each.level3.startsWith(noun) && each.actual?.value === String(count));
    const row = rows.length === 1 ? rows[0] : undefined;
    const printed = `${noun}${count}${unit}`;
    if (!quantity || !row || count < 20) continue;
    const block = d.blocks.find((each) => each.kind === 'paragraph' && each.text.includes(printed));
    if (!block) continue;
    const wrong = String(count + d.random.int(5, 15));
    edit(d, block, printed, `${noun}${wrong}${unit}`);
    Object.assign(quantity, { value: wrong, raw: `${wrong}${unit}` });
    return finding('prose_table_mismatch', wrong, String(count), [wrong, String(count)], printed);
  }
  return null;
};

/** One figure with two values. */
const restatedDifferently: Planter = (d) => {
  const { basic } = d.finances.executed;
  const printed = `基本支出${printMoney(basic, d.money)}`;
  if (occurrences(d, printed) < 2 || d.money.unit !== '万元') return null;
  const figure = d.truth.figures.find((each) => each.measure === 'basic_expenditure' && each.stage === 'executed');
  const block = d.blocks.find((each) => each.kind !== 'table' && JSON.stringify(each).includes(printed));
  if (!figure || !block) return null;
  // Beyond what the printed places allow: 622.6 agrees with 622.61, so a figure that may lose its zeros differs by more.
  const wrong = basic + (d.money.stripZeros ? 370_000 : 10_000);
  edit(d, block, printed, `基本支出${printMoney(wrong, d.money)}`);
  d.truth.figures.push({ ...figure, amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
  return finding('restated_differently', yuan(basic), yuan(wrong), [bare(printMoney(basic, d.money)), bare(printMoney(wrong, d.money))], printed);
};

/** A row with more points than it can have; another one loses them, so that the total stands. */
const scoreExceedsWeight: Planter = (d) => {
  const rows = scoredRows(d);
  const high = rows.find((row) => row.score === row.weight);
  const low = rows.find((row) => row !== high && row.subject === high?.subject && Number(row.score) >= 2 && row.score === row.weight && row.actual?.kind === 'text');
  if (!high || !low) return null;
  const more = String(Number(high.score) + 1);
  setScore(d, low, String(Number(low.score) - 1));
  setScore(d, high, more);
  return finding('score_exceeds_weight', high.weight, more, [more, high.weight!], high.level3);
};

/** Weights that do not give 100. */
const weightSum: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.score === each.weight && Number(each.weight) >= 4);
  if (!row) return null;
  const heavier = String(Number(row.weight) + 2);
  const place = rowOf(d, row)!;
  const at = place.cells.findIndex((cell, i) => i > place.at && cell.text === row.weight);
  const swapped = place.cells.map((cell, i) => (i === at ? { ...cell, text: heavier } : cell));
  writeRow(d, place, swapped);
  row.weight = heavier;
  return finding('weight_sum', '100', '102', ['102', '100'], row.level3);
};

/** A total that its rows do not give. */
const scoreSum: Planter = (d) => {
  const subject = scoredRows(d)[0]?.subject;
  const total = d.truth.scores.find((each) => each.subject === subject && each.item === 'total' && each.full === '100');
  if (!total || subject === 'department') return null;
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table') continue;
    const last = block.rows.length - 1;
    const cells = block.rows[last]!;
    const at = cells.findIndex((cell, i) => i > 1 && cell.text === total.score);
    if (at < 0 || cells[1]?.text !== '100' || !block.rows.some((row) => row.some((cell) => cell.text === subject))) continue;
    const wrong = String(Number(total.score) - d.random.int(2, 5));
    writeRow(d, { block: index, row: last, at, cells }, cells.map((cell, i) => (i === at ? { ...cell, text: wrong } : cell)));
    const right = total.score;
    total.score = wrong;
    return finding('score_sum', right, wrong, [wrong, right], wrong);
  }
  return null;
};

/** Full points for a result below its target. */
const targetMissed: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.target?.op === 'ge' && each.target.unit === '%' && each.level3.endsWith('满意度') && each.score === each.weight);
  const place = row && rowOf(d, row);
  if (!row?.actual || !place) return null;
  const wrong = String(Number(row.target!.value) - d.random.int(3, 9));
  const at = place.cells.findLastIndex((cell) => cell.text === row.actual!.raw);
  writeRow(d, place, place.cells.map((cell, i) => (i === at ? { ...cell, text: `${wrong}%` } : cell)));
  row.actual = { ...row.actual, raw: `${wrong}%`, value: wrong };
  return finding('target_missed_full_score', row.target!.value, wrong, [row.target!.value!, wrong], row.level3);
};

/** A result that nobody filled in. */
const missingValue: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.actual?.kind === 'text');
  const place = row && rowOf(d, row);
  if (!row?.actual || !place) return null;
  const at = place.cells.findLastIndex((cell) => cell.text === row.actual!.raw);
  writeRow(d, place, place.cells.map((cell, i) => (i === at ? { ...cell, text: '' } : cell)));
  row.actual = null;
  return finding('missing_value', null, null, [], row.level3);
};

/** By the name that `--contradictions` takes, most often the finding's rule. */
export const PLANTERS: ReadonlyMap<string, Planter> = new Map(Object.entries({
  share_mismatch: shareMismatch, sum_mismatch: sumMismatch, rate_mismatch: rateMismatch, unit_slip: unitSlip, prose_table_mismatch: proseTableMismatch,
  restated_differently: restatedDifferently, score_exceeds_weight: scoreExceedsWeight, weight_sum: weightSum, score_sum: scoreSum,
  target_missed_full_score: targetMissed, missing_value: missingValue, ...EDITS, ...STATEMENTS_WRONG,
}));

/** Plants the first of the kinds that the draft has a place for. `all` are tried in a random order. */
export function plant(draft: Draft, kinds: readonly string[]): void {
  const wanted = kinds.includes('all') ? draft.random.some([...PLANTERS.keys()], PLANTERS.size) : kinds;
  for (const kind of wanted) {
    const planter = PLANTERS.get(kind);
    if (!planter) throw new Error(`no contradiction of kind ${kind} can be planted; known: all, ${[...PLANTERS.keys()].join(', ')}`);
    const found = planter(draft);
    if (!found) continue;
    draft.truth.findings.push(found);
    return;
  }
}

