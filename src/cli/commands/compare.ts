import type { Command } from 'commander';
import { MEASURES } from '../../model/vocabulary.ts';
import type { Stage } from '../../model/vocabulary.ts';
import type { ComparedIndicator, IndicatorComparison } from '../../query/compare-indicator.ts';
import type { MeasurePivot, PivotCell, PivotRow } from '../../query/compare-measure.ts';
import { grouped } from '../../query/wan.ts';
import { fenToWan } from '../../store/fen.ts';
import { UsageError } from '../failure.ts';
import { say } from '../language.ts';
import { namedId, optionalId } from '../named-ids.ts';
import { reading, toFilter, withEdition, withFilter, withTable } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { print, printJson, printRows } from '../output.ts';
import type { OutputOptions } from '../output.ts';
import type { Column } from '../table.ts';
import { STAGE_NAMES, placeName, stageName, subjectId, subjectName } from '../words.ts';
import { recordJson } from './records.ts';

type Options = CommonOptions & FilterOptions & { measure?: string; indicator?: string; by: string; stage?: string; subject?: string };

const BY = { department: '部门', region: '地区', year: '年度' } as const;

export function defineCompare(program: Command): void {
  withTable(withFilter(withEdition(program.command('compare'))))
    .summary(say('比较部门、地区或年度', 'compare departments, regions or years'))
    .description(say(
      '比较一个金额科目(--measure)或一个绩效指标(--indicator)。金额单位为万元; 名称不同而意思相同的指标会合并, 并列出依据。',
      'Compares one measure (--measure) or one indicator (--indicator). Amounts are in 万元 (10,000 yuan); indicators that mean the same under different names are joined, and the names are listed.',
    ))
    .option('--measure <id>', say('科目, 如 支出合计(或 expenditure_total)', 'measure, e.g. expenditure_total'))
    .option('--by <key>', say('按 部门(department)、地区(region) 或 年度(year)', 'by department, region or year'), 'department')
    .option('--stage <id>', say('阶段; 默认优先取执行数, 其次调整预算、年初预算', 'stage; default: executed, else adjusted, else initial budget'))
    .option('--subject <name>', say('部门(或 department), 或项目名称', 'department, or a project\'s name'))
    .option('--indicator <name>', say('三级指标名称, 如 法律援助案件', 'level-3 indicator, e.g. 法律援助案件'))
    .action(async (options: Options) => {
      if ((options.measure === undefined) === (options.indicator === undefined)) {
        throw new UsageError(say('请给出 --measure 或 --indicator 之一', 'give either --measure or --indicator'));
      }
      if (options.measure === undefined) await compareByIndicator(options, options.indicator!);
      else await compareByMeasure(options, options.measure);
    });
}

async function compareByMeasure(options: Options, measure: string): Promise<void> {
  const by = namedId('--by', options.by, BY);
  const id = namedId('--measure', measure, MEASURES);
  const stage = optionalId('--stage', options.stage, STAGE_NAMES);
  const subject = subjectId(options.subject);
  const filter = { ...toFilter(options), ...(stage !== undefined && { stage }), ...(subject !== undefined && { subject }) };
  const { compareMeasure } = await import('../../query/compare-measure.ts');
  const pivot = await reading(options, (store) => compareMeasure(store, id, by, filter));
  if (!options.json && !options.csv) print(say(`${MEASURES[pivot.measure]}(万元)`, `${pivot.measure} (万元, 10,000 yuan)`));
  printPivot(options, pivot);
}

/** The comparison as a table: amounts in 万元 with two decimals, share of the last column, change on the one before. */
export function printPivot(options: OutputOptions, pivot: MeasurePivot): void {
  if (options.json) {
    printJson(pivotJson(pivot));
    return;
  }
  const stages = stagesOfColumns(pivot);
  const mixed = new Set(stages.flatMap((of) => [...of])).size > 1;
  printRows(options, pivotColumns(pivot), pivot.rows, (row) => row, totalRow(pivot, mixed ? stages : []));
  if (!options.csv && pivot.rows.some(({ cells }) => cells.some((cell) => cell !== null && cell.others.length > 0))) {
    print(say('* 文档中还有其他数值, 用 --json 查看', '* documents give other values too, see --json'));
  }
  if (!options.csv && mixed) {
    print(say('口径不一: 各部门取所能得到的(执行数优先), 合计由不同口径相加; 用 --stage 限定一种', 'stages differ: each department by the best it states, and totals add them up; --stage names one'));
  }
  if (!options.csv && pivot.by !== 'department' && pivot.rows.some(({ change }) => change)) {
    print(say('增减只计两年都有数、口径相同的部门', 'changes are of departments that state both years at the same stage'));
  }
}

/** The totals as a last row, where there is something to add up; with the stages of each column, where they differ. */
function totalRow({ rows, totals, by }: MeasurePivot, stages: readonly ReadonlySet<Stage>[]): readonly PivotRow[] {
  if (by === 'year' || rows.length < 2) return [];
  const cells = totals.map((fen, i) => (fen === null ? null : { fen, stages: [...(stages[i] ?? [])], departments: 0, others: [], from: [] }));
  return [{ key: say('合计', 'total'), regionCode: null, cells, share: null, change: null }];
}

/** Stages that the amounts of each column are of. */
function stagesOfColumns({ rows, totals }: MeasurePivot): Set<Stage>[] {
  const stages = totals.map(() => new Set<Stage>());
  for (const { cells } of rows) {
    for (let i = 0; i < cells.length; i++) for (const stage of cells[i]?.stages ?? []) stages[i]!.add(stage);
  }
  return stages;
}

function pivotColumns({ by, years, rows }: MeasurePivot): Column<PivotRow>[] {
  const amount = (cell: PivotCell | null | undefined): string | null => (cell ? grouped(fenToWan(cell.fen)) + (cell.others.length > 0 ? '*' : '') : null);
  const column = (title: string, cellOf: (row: PivotRow) => PivotCell | null | undefined): Column<PivotRow> => ({
    title, align: 'right', value: (row) => amount(cellOf(row)), plain: (row) => (cellOf(row) ? fenToWan(cellOf(row)!.fen) : null),
  });
  const names = { department: say('部门', 'department'), region: say('地区', 'region'), year: say('年度', 'year') };
  const amounts: Column<PivotRow>[] = by === 'year'
    ? [column(say('金额', 'amount'), (row) => row.cells[0])]
    : years.map((year, i) => column(String(year), (row) => row.cells[i]));
  const comparable = by === 'year' || years.length > 1;
  const last = (row: PivotRow): PivotCell | null => row.cells.findLast((cell) => cell !== null) ?? null;
  return [
    { title: names[by], value: (row) => row.key, shrinks: true },
    ...amounts,
    ...(by === 'year' ? [] : [{ title: say('占比%', 'share %'), align: 'right' as const, value: (row: PivotRow) => row.share }]),
    ...(comparable ? [
      { title: say('增减', 'change'), align: 'right' as const, value: (row: PivotRow) => (row.change ? grouped(fenToWan(row.change.fen)) : null), plain: (row: PivotRow) => (row.change ? fenToWan(row.change.fen) : null) },
      { title: say('增减%', 'change %'), align: 'right' as const, value: (row: PivotRow) => row.change?.percent ?? null },
      ...(by === 'department' ? [] : [{ title: say('可比部门', 'compared'), align: 'right' as const, value: (row: PivotRow) => row.change?.departments ?? null }]),
    ] : []),
    ...(by === 'department' ? [] : [{ title: say('部门数', 'departments'), align: 'right' as const, value: (row: PivotRow) => last(row)?.departments || null }]),
    ...(rows.length === 0 ? [] : [{ title: say('口径', 'stage'), value: (row: PivotRow) => stagesOfRow(row, years) }]),
  ];
}

/** `执行数`; where the years differ, each with its own: `2022 年初预算, 2023 执行数`. */
function stagesOfRow({ cells }: PivotRow, years: readonly number[]): string {
  const stated = cells.filter((cell) => cell !== null);
  if (stated.every(({ stages }) => stages.length === 1 && stages[0] === stated[0]!.stages[0])) return stated.length === 0 ? '' : stageName(stated[0]!.stages[0]!);
  const named = cells.flatMap((cell, i) => (cell ? [{ year: years[i], stages: cell.stages.map(stageName).join('/') }] : []));
  const alike = named.every(({ stages }) => stages === named[0]!.stages);
  return alike ? (named[0]?.stages ?? '') : named.map(({ year, stages }) => `${year} ${stages}`).join(', ');
}

/** Amounts as exact decimal yuan. */
const pivotJson = (pivot: MeasurePivot): unknown => ({
  measure: pivot.measure, by: pivot.by, years: pivot.years, totals: pivot.totals.map((fen) => (fen === null ? null : yuan(fen))),
  rows: pivot.rows.map((row) => ({
    [pivot.by]: row.key, regionCode: row.regionCode, share: row.share, change: row.change && { amount: yuan(row.change.fen), percent: row.change.percent, departments: row.change.departments },
    cells: row.cells.map((cell) => cell && {
      stages: cell.stages, departments: cell.departments, others: cell.others.map(yuan),
      sources: cell.from.map(({ of, raw, page, start }) => ({ document: of.document, raw, page, start })), amount: yuan(cell.fen),
    }),
  })),
});

function yuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

async function compareByIndicator(options: Options, name: string): Promise<void> {
  const filter = toFilter(options);
  const { compareIndicator } = await import('../../query/compare-indicator.ts');
  const { readRuleGroup } = await import('../../pipeline/read-rule-group.ts');
  const { concepts } = await import('../../rules/groups/concepts.ts');
  const rules = readRuleGroup(concepts);
  const comparison = await reading(options, (store) => compareIndicator(store, name, filter, rules));
  if (options.json) {
    printJson({ ...comparison, rows: comparison.rows.map(({ indicator, rate }) => ({ ...(recordJson(indicator) as object), rate })) });
    return;
  }
  printRows(options, indicatorColumns(), comparison.rows, (row) => row);
  if (!options.csv) printNames(comparison);
}

const indicatorColumns = (): Column<ComparedIndicator>[] => [
  { title: say('部门', 'department'), value: ({ indicator: i }) => i.of.department ?? i.of.document.slice(0, 8), shrinks: true },
  { title: say('年度', 'year'), value: ({ indicator: i }) => i.of.fiscalYear },
  { title: say('对象', 'subject'), value: ({ indicator: i }) => subjectName(i.subject), shrinks: true },
  { title: say('指标', 'indicator'), value: ({ indicator: i }) => i.level3, shrinks: true },
  { title: say('指标值', 'target'), value: ({ indicator: i }) => i.target?.raw, align: 'right' },
  { title: say('完成值', 'actual'), value: ({ indicator: i }) => i.actual?.raw, align: 'right' },
  { title: say('完成率%', 'rate %'), value: ({ rate }) => rate, align: 'right' },
  { title: say('分值', 'weight'), value: ({ indicator: i }) => i.weight, align: 'right' },
  { title: say('得分', 'score'), value: ({ indicator: i }) => i.score, align: 'right' },
  { title: say('出处', 'place'), value: ({ indicator: i }) => placeName(i.source) },
];

function printNames({ names, near }: IndicatorComparison): void {
  const why = { same: say('同名', 'same name'), concept: say('概念规则', 'concept rule'), similar: say('用词相近', 'similar words') };
  if (names.length > 0) print(say('合并的名称:', 'names joined:'));
  for (const entry of names) {
    const reason = entry.why === 'concept' ? `${why.concept} ${entry.rule}` : entry.why === 'similar' ? `${why.similar} ${entry.similarity.toFixed(2)}` : why.same;
    print(`  ${entry.name} × ${entry.rows} (${reason})`);
  }
  if (near.length > 0) print(say('相近但未合并: ', 'alike, not joined: ') + near.map((entry) => `${entry.name} ${entry.similarity.toFixed(2)}`).join(', '));
}
