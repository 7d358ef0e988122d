import { bare, edit, finding, occurrences, replace, rowOf, scoredRows, textsOf, writeRow } from './edit-draft.ts';
import type { Planter } from './edit-draft.ts';
import type { Draft } from './draft.ts';
import { printMoney, yuan } from './money.ts';
import type { TrueIndicator } from './truth.ts';

/** A change's percentage that the two amounts refute. */
const changeRate: Planter = (d) => {
  const quantity = d.truth.quantities.find((each) => /(?:增长|下降)$/.test(each.label) && each.unit === '%' && Number(each.value) > 0);
  const words = quantity && ['增长', '下降'].find((word) => occurrences(d, `，${word}${quantity.raw}`) === 1);
  if (!quantity || !words) return null;
  const right = quantity.value;
  const wrong = (Number(right) + d.random.int(3, 20)).toFixed(2);
  replace(d, `，${words}${quantity.raw}`, `，${words}${wrong}%`);
  Object.assign(quantity, { value: wrong, raw: `${wrong}%` });
  return finding('rate_mismatch', right, wrong, [right, wrong], `${words}${wrong}%`);
};

/** One of the three-public items that no longer gives the total. */
const threePublic: Planter = (d) => {
  const { reception, total } = d.finances.threePublic.account;
  const figure = d.truth.figures.find((each) => each.measure === 'official_reception' && each.stage === 'executed');
  const head = d.truth.figures.find((each) => each.measure === 'three_public_total' && each.stage === 'executed');
  const printed = `公务接待费${printMoney(reception, d.money)}。`;
  if (!figure || !head || occurrences(d, printed) !== 1 || d.blocks.some((each) => each.kind === 'table' && textsOf(each).some((text) => text.includes('公务接待费')))) return null;
  const wrong = reception + d.random.int(60, 300) * 10_000;
  replace(d, printed, `公务接待费${printMoney(wrong, d.money)}。`);
  Object.assign(figure, { amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
  return finding('sum_mismatch', yuan(total + wrong - reception), yuan(total), [bare(printMoney(wrong, d.money)), bare(printMoney(total, d.money))], printed);
};

/** Initial budget + adjustment is not the adjusted budget. */
const adjusted: Planter = (d) => {
  const { adjusted: { total }, initial } = d.finances;
  const figure = d.truth.figures.find((each) => each.measure === 'expenditure_total' && each.stage === 'adjustment');
  const printed = figure && `${figure.label}${printMoney(d.finances.adjustment.total, d.money)}`;
  if (!figure || !printed || occurrences(d, printed) !== 1) return null;
  const wrong = d.finances.adjustment.total + d.random.int(400, 3000) * 10_000;
  replace(d, printed, `${figure.label}${printMoney(wrong, d.money)}`);
  Object.assign(figure, { amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
  return finding('sum_mismatch', yuan(initial.total + wrong), yuan(total), [bare(printMoney(wrong, d.money)), bare(printMoney(total, d.money))], printed);
};

/** Parts of the staff that exceed or miss their whole. */
const countParts: Planter = (d) => {
  const whole = d.truth.quantities.find((each) => each.label === '编制' || each.label === '核定编制');
  const part = d.truth.quantities.find((each) => each.label === '事业编制');
  if (!whole || !part || occurrences(d, `事业编制${part.raw}`) !== 1) return null;
  const wrong = String(Number(part.value) + d.random.int(1, 2));
  const raw = `${wrong}${part.unit}`;
  replace(d, `事业编制${part.raw}`, `事业编制${raw}`);
  Object.assign(part, { value: wrong, raw });
  return finding('sum_mismatch', null, whole.value, [wrong, whole.value], `事业编制${raw}`);
};

/** `产出指标(50分)` above rows that weigh something else. */
const groupWeight: Planter = (d) => {
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table') continue;
    for (const [row, cells] of block.rows.entries()) {
      const at = cells.findIndex((each) => /[(（]\d+分[)）]$/.test(each.text));
      const right = at < 0 ? null : /(\d+)分/.exec(cells[at]!.text)![1]!;
      if (right === null) continue;
      const wrong = String(Number(right) - d.random.int(3, 8));
      writeRow(d, { block: index, row, at, cells }, cells.map((each, i) => (i === at ? { ...each, text: each.text.replace(`${right}分`, `${wrong}分`) } : each)));
      return finding('weight_sum', wrong, right, [wrong, right], cells[at]!.text);
    }
  }
  return null;
};

/** A subtotal that its rows do not give. */
const subtotal: Planter = (d) => {
  const total = d.truth.scores.find((each) => ['投入', '过程', '产出', '效果'].includes(each.item));
  if (!total) return null;
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table') continue;
    const row = block.rows.findIndex((cells) => cells[0]?.text === total.item && cells.at(-1)?.text === total.score);
    if (row < 0) continue;
    const cells = block.rows[row]!;
    const right = total.score;
    const wrong = (Number(right) - 1).toFixed(2);
    writeRow(d, { block: index, row, at: 0, cells }, cells.map((each, i) => (i === cells.length - 1 ? { ...each, text: wrong } : each)));
    total.score = wrong;
    return finding('score_sum', right, wrong, [String(Number(right)), wrong], total.item);
  }
  return null;
};

/** A grade that the score does not deserve. */
const grade: Planter = (d) => {
  const total = d.truth.scores.find((each) => each.item === 'total' && each.grade !== null);
  const [score, given] = [Number(total?.score), total?.grade];
  if (!total || !given || total.subject !== 'department' || [90, 80, 60].includes(score)) return null;
  const wrong = given === '优' ? '良' : '优';
  let changed = 0;
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind === 'table') {
      for (const [row, cells] of block.rows.entries()) {
        const at = cells.findIndex((each, i) => i > 0 && each.text === given);
        if (at > 0) changed += (writeRow(d, { block: index, row, at, cells }, cells.map((each, i) => (i === at ? { ...each, text: wrong } : each))), 1);
      }
      continue;
    }
    const text = textsOf(block)[0]!;
    const printed = [`“${given}`, `等级为${given}`].find((each) => text.includes(each) && /等级/.test(text));
    if (printed) changed += (edit(d, block, new RegExp(`${printed}[秀好]?`).exec(text)![0], printed.replace(given, wrong)), 1);
  }
  if (changed === 0) return null;
  total.grade = wrong;
  return finding('grade_mismatch', null, total.score, [total.score], `${total.score}${wrong}`);
};

function rewriteCell(d: Draft, row: TrueIndicator, from: string, to: string): boolean {
  const place = rowOf(d, row);
  const at = place ? place.cells.findLastIndex((each, i) => i > place.at && each.text.replace(/\s/g, '') === from) : -1;
  if (!place || at < 0) return false;
  writeRow(d, place, place.cells.map((each, i) => (i === at ? { ...each, text: to } : each)));
  return true;
}

/** A missed target with points lost and the reason left out. */
const missedWithoutReason: Planter = (d) => {
  const rows = scoredRows(d).filter((each) => each.reason !== null);
  const row = rows.find((each) => rows.some((other) => other !== each && other.subject === each.subject) && each.target?.kind === 'number' && each.target.op === 'ge' && each.actual?.op === 'eq' && Number(each.actual.value) < Number(each.target.value) && each.score !== each.weight);
  if (!row || !rewriteCell(d, row, row.reason!, '')) return null;
  row.reason = null;
  return finding('missed_without_reason', row.target!.value, row.actual!.value, [row.target!.value!, row.actual!.value!], row.level3);
};

/** A result in 件 for a target in %. */
const unitOfActual: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.target?.unit === '%' && each.actual?.unit === '%' && each.actual.kind === 'number' && !each.level3.includes('满意'));
  if (!row) return null;
  const raw = row.actual!.raw.replace('%', '件');
  if (!rewriteCell(d, row, row.actual!.raw, raw)) return null;
  row.actual = { ...row.actual!, raw, unit: '件' };
  return finding('unit_mismatch', null, null, [], `${row.level3}${row.target!.raw}|${row.level3}`);
};

/** A target that nobody filled in. */
const missingTarget: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.target?.kind === 'text' && each.target.raw !== each.actual?.raw);
  if (!row || !rewriteCell(d, row, row.target!.raw, '')) return null;
  row.target = null;
  return finding('missing_value', null, null, [], row.level3);
};

/** 数量指标 where 一级指标 should stand. */
const levelMisplaced: Planter = (d) => {
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table') continue;
    for (const [row, cells] of block.rows.entries()) {
      const at = cells.findIndex((each) => /^产出指标$/.test(each.text));
      const next = cells[at + 1];
      if (at < 0 || !next || !/^(?:数量|质量|时效)指标$/.test(next.text)) continue;
      writeRow(d, { block: index, row, at, cells }, cells.map((each, i) => (i === at ? { ...each, text: next.text } : i === at + 1 ? { ...each, text: cells[at]!.text } : each)));
      for (const each of d.truth.indicators) if (each.level1 === cells[at]!.text) each.level1 = next.text;
      return finding('level_misplaced', null, null, [], next.text);
    }
  }
  return null;
};

/** A cell whose text stops in an open bracket. */
const truncated: Planter = (d) => {
  const row = scoredRows(d).find((each) => each.reason !== null || each.remark !== null);
  const text = row?.reason ?? row?.remark;
  if (!row || !text) return null;
  const cut = `${text}（主要是年初`;
  if (!rewriteCell(d, row, text.replace(/\s/g, ''), cut)) return null;
  if (row.reason !== null) row.reason = cut;
  else row.remark = cut;
  return finding('text_truncated', null, null, [], `${text}(主要是年初`);
};

/** A form of last year behind this year's report. */
const yearMismatch: Planter = (d) => {
  const block = d.blocks.find((each) => each.kind === 'subtitle' && each.text.includes(`${d.year}年`) && each.text.includes('表'));
  if (!block || block.kind === 'table') return null;
  edit(d, block, `${d.year}年`, `${d.year - 1}年`);
  for (const section of d.truth.sections) section.title = section.title.replace(`${d.year}年`, `${d.year - 1}年`);
  return finding('year_mismatch', String(d.year), String(d.year - 1), [String(d.year), String(d.year - 1)], `${d.year - 1}年`);
};

/** A total whose unit or decimal point slipped by the given power of ten against its parts. */
const slipped = (places: number): Planter => (d) => {
  const { basic, project, total } = d.finances.executed;
  if (d.money.unit !== '万元' || total % 1_000_000_000 === 0) return null;
  const figure = d.truth.figures.find((each) => each.measure === 'expenditure_total' && each.stage === 'executed');
  const printed = printMoney(total, d.money);
  if (!figure || occurrences(d, `${printed}，其中：基本支出`) !== 1 || occurrences(d, bare(printed)) !== 1) return null;
  const digits = (total / 1_000_000).toFixed(2);
  const raw = places === 4 ? `${digits}亿元` : `${(Number(digits) * 10 ** places).toFixed(2)}万元`;
  replace(d, `${printed}，其中：基本支出`, `${raw}，其中：基本支出`);
  // Shares and rates that hang on it follow.
  Object.assign(figure, { amount: yuan(Math.round(total * 10 ** places)), raw });
  return finding('unit_slip', yuan(total), yuan(Math.round(total * 10 ** places)), [bare(raw), bare(printMoney(basic, d.money)), bare(printMoney(project, d.money))], raw);
};

/** A department's expenditure that is one thing in the text and another in the form. */
const moneyProseTable: Planter = (d) => {
  const { basic } = d.finances.executed;
  const figure = d.truth.figures.find((each) => each.measure === 'basic_expenditure' && each.stage === 'executed');
  const printed = `决算基本支出${printMoney(basic, d.money)}`;
  const inTable = d.blocks.some((each) => each.kind === 'table' && each.rows.some((cells) => cells[0]?.text === '基本支出' && cells.some((other) => other.text === bare(printMoney(basic, d.money)))));
  if (!figure || !inTable || d.money.unit !== '万元' || occurrences(d, printed) !== 1 || occurrences(d, `基本支出${printMoney(basic, d.money)}`) !== 1) return null;
  const parts = `决算基本支出${printMoney(basic, d.money)}，其中：`;
  const block = d.blocks.find((each) => each.kind !== 'table' && textsOf(each)[0]!.includes(parts));
  if (!block) return null;
  // Without its parts, which would contradict it too.
  const wrong = basic + 1_230_000;
  edit(d, block, textsOf(block)[0]!, `${d.year}年度决算基本支出${printMoney(wrong, d.money)}。`);
  forgetUnprinted(d);
  d.truth.figures.push({ ...figure, amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
  return finding('prose_table_mismatch', yuan(wrong), yuan(basic), [bare(printMoney(wrong, d.money)), bare(printMoney(basic, d.money))], printed);
};

/** Records of what an edit took out of the text are no longer true of it. */
function forgetUnprinted(d: Parameters<Planter>[0]): void {
  const text = d.blocks.flatMap((block) => textsOf(block)).join('').replace(/\s/gu, '');
  d.truth.figures = d.truth.figures.filter((each) => text.includes(each.raw));
  d.truth.quantities = d.truth.quantities.filter((each) => text.includes(each.raw));
}

/** An execution rate in a form's fund line that its amounts refute. */
const executionCell: Planter = (d) => {
  for (const [index, block] of d.blocks.entries()) {
    if (block.kind !== 'table' || !block.rows.some((cells) => cells.some((each) => each.text.startsWith('执行率')))) continue;
    for (const [row, cells] of block.rows.entries()) {
      const rates = cells.flatMap((each, i) => (/^\d+(?:\.\d+)?%$/.test(each.text) ? [i] : []));
      const [at, ...others] = rates;
      if (at === undefined || others.length > 0 || !/资金|总额|支出/.test(cells.slice(0, 3).map((each) => each.text).join(''))) continue;
      const right = cells[at]!.text.slice(0, -1);
      if (Number(right) < 20) continue;
      const wrong = (Number(right) - d.random.int(3, 12)).toFixed(1);
      writeRow(d, { block: index, row, at, cells }, cells.map((each, i) => (i === at ? { ...each, text: `${wrong}%` } : each)));
      return finding('rate_mismatch', right, wrong, [wrong, right], cells[at]!.text);
    }
  }
  return null;
};

/** Basic and project expenditure that are not the total, where the text names both. */
const basicAndProject: Planter = (d) => {
  const { project, total } = d.finances.executed;
  const figure = d.truth.figures.find((each) => each.measure === 'project_expenditure' && each.stage === 'executed' && each.subject === 'department');
  const printed = `项目支出${printMoney(project, d.money)}`;
  if (!figure || project === 0 || occurrences(d, printed) !== 1 || occurrences(d, bare(printMoney(project, d.money))) !== 1 || occurrences(d, bare(printMoney(total, d.money))) === 0) return null;
  const block = d.blocks.find((each) => each.kind !== 'table' && textsOf(each)[0]!.includes(printed));
  const text = block ? textsOf(block)[0]! : '';
  if (!block || !text.includes(printMoney(total, d.money)) || !text.includes('基本支出')) return null;
  const wrong = project + d.random.int(300, 4000) * 10_000;
  edit(d, block, printed, `项目支出${printMoney(wrong, d.money)}`);
  Object.assign(figure, { amount: yuan(wrong), raw: printMoney(wrong, d.money).replace(/\s/g, '') });
  return finding('sum_mismatch', yuan(total + wrong - project), yuan(total), [bare(printMoney(wrong, d.money)), bare(printMoney(total, d.money))], printed);
};

/** Contradictions made by changing what a draft says already. */
export const EDITS: Readonly<Record<string, Planter>> = {
  change_rate: changeRate, three_public: threePublic, adjusted_budget: adjusted, count_parts: countParts, group_weight: groupWeight, subtotal, grade,
  missed_without_reason: missedWithoutReason, unit_of_actual: unitOfActual, missing_target: missingTarget, level_misplaced: levelMisplaced, text_truncated: truncated,
  year_mismatch: yearMismatch, slip_ten: slipped(1), slip_thousand: slipped(3), slip_wan_to_yi: slipped(4), money_prose_table: moneyProseTable, execution_cell: executionCell, basic_project: basicAndProject,
};
