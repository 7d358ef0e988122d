/** `figures`, `indicators`, `scores`, `quantities`: the records of one kind over all documents. */
import type { Command } from 'commander';
import { MEASURES } from '../../model/vocabulary.ts';
import { grouped, twoDecimals, yuanToWan } from '../../query/wan.ts';
import type { Filter } from '../../store/filter.ts';
import type { RecordOf } from '../../store/kinds/kinds.ts';
import type { WithDocument } from '../../store/store.ts';
import { say } from '../language.ts';
import { optionalId } from '../named-ids.ts';
import { reading, toFilter, withEdition, withFilter, withTable } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { printRows } from '../output.ts';
import type { Column } from '../table.ts';
import { STAGE_NAMES, measureName, placeName, stageName, subjectId, subjectName } from '../words.ts';

type RecordKind = 'figure' | 'indicator' | 'score' | 'quantity';
type Row<K extends RecordKind> = WithDocument<RecordOf<K>>;
type Options = CommonOptions & FilterOptions & { measure?: string; stage?: string; subject?: string; name?: string };

export function defineRecords(program: Command): void {
  define(program, 'figures', 'figure', say('列出金额', 'list amounts of money'), figureColumns)
    .option('--measure <id>', say('科目, 如 支出合计(或 expenditure_total)', 'measure, e.g. expenditure_total'))
    .option('--stage <id>', say('阶段, 如 执行数(或 executed)', 'stage, e.g. executed'))
    .option('--subject <name>', say('部门(或 department), 或项目名称', 'department, or a project\'s name'))
    .option('--name <text>', say('打印名称中的文字', 'part of the printed label'));
  define(program, 'indicators', 'indicator', say('列出绩效指标', 'list performance indicators'), indicatorColumns)
    .option('--subject <name>', say('部门(或 department), 或项目名称', 'department, or a project\'s name'))
    .option('--name <text>', say('三级指标名称中的文字', 'part of the level-3 name'));
  define(program, 'scores', 'score', say('列出得分', 'list scores'), scoreColumns)
    .option('--subject <name>', say('部门(或 department), 或项目名称', 'department, or a project\'s name'))
    .option('--name <text>', say('评分项(total 为总分)', 'scored item (total for the overall score)'));
  define(program, 'quantities', 'quantity', say('列出正文中的数量', 'list counts stated in running text'), quantityColumns)
    .option('--name <text>', say('名称中的文字', 'part of the label'));
}

function define<K extends RecordKind>(program: Command, name: string, kind: K, summary: string, columns: () => Column<Row<K>>[]): Command {
  return withTable(withFilter(withEdition(program.command(name)))).summary(summary).description(summary)
    .action(async (options: Options) => {
      const filter = recordFilter(options);
      const rows = await reading(options, (store) => store.records(kind, filter));
      printRows(options, columns(), rows, recordJson);
    });
}

function recordFilter(options: Options): Filter {
  const { name } = options;
  const measure = optionalId('--measure', options.measure, MEASURES);
  const stage = optionalId('--stage', options.stage, STAGE_NAMES);
  const subject = subjectId(options.subject);
  return {
    ...toFilter(options), ...(measure !== undefined && { measure }), ...(stage !== undefined && { stage }),
    ...(subject !== undefined && { subject }), ...(name !== undefined && { name }),
  };
}

export const recordJson = ({ of, ...record }: WithDocument<object>): unknown => ({ ...of, ...record });

/** Which document a record is of. */
const documentColumns = <R extends object>(): Column<WithDocument<R>>[] => [
  { title: say('部门', 'department'), value: (r) => r.of.department ?? r.of.document.slice(0, 8), shrinks: true },
  { title: say('年度', 'year'), value: (r) => r.of.fiscalYear },
];

const figureColumns = (): Column<Row<'figure'>>[] => [
  documentColumns<RecordOf<'figure'>>()[0]!,
  { title: say('年度', 'year'), value: (f) => f.year ?? f.of.fiscalYear },
  ...figureCells(),
];

/** Stands behind an amount that a person put right. */
const CORRECTED = '*';

export const figureCells = (): Column<RecordOf<'figure'>>[] => [
  { title: say('对象', 'subject'), value: (f) => subjectName(f.subject), shrinks: true },
  { title: say('科目', 'measure'), value: (f) => measureName(f.measure, f.label), shrinks: true },
  { title: say('名称', 'label'), value: (f) => f.label, shrinks: true },
  { title: say('阶段', 'stage'), value: (f) => stageName(f.stage) },
  { title: say('金额(万元)', '10,000 yuan'), value: (f) => grouped(twoDecimals(yuanToWan(f.amount))) + (f.corrected?.['amount'] ? CORRECTED : ''), plain: (f) => yuanToWan(f.amount), align: 'right' },
  { title: say('原文', 'printed'), value: (f) => f.raw, align: 'right' },
  { title: say('出处', 'place'), value: (f) => placeName(f.source) },
];

const indicatorColumns = (): Column<Row<'indicator'>>[] => [...documentColumns<RecordOf<'indicator'>>(), ...indicatorCells()];

export const indicatorCells = (): Column<RecordOf<'indicator'>>[] => [
  { title: say('对象', 'subject'), value: (i) => subjectName(i.subject), shrinks: true },
  { title: say('一级', 'level 1'), value: (i) => i.level1, shrinks: true },
  { title: say('二级', 'level 2'), value: (i) => i.level2, shrinks: true },
  { title: say('三级指标', 'level 3'), value: (i) => i.level3, shrinks: true },
  { title: say('指标值', 'target'), value: (i) => i.target?.raw, shrinks: true },
  { title: say('完成值', 'actual'), value: (i) => i.actual?.raw, shrinks: true },
  { title: say('分值', 'weight'), value: (i) => i.weight, align: 'right' },
  { title: say('得分', 'score'), value: (i) => i.score, align: 'right' },
  { title: say('出处', 'place'), value: (i) => placeName(i.source) },
];

const scoreColumns = (): Column<Row<'score'>>[] => [...documentColumns<RecordOf<'score'>>(), ...scoreCells()];

export const scoreCells = (): Column<RecordOf<'score'>>[] => [
  { title: say('对象', 'subject'), value: (s) => subjectName(s.subject), shrinks: true },
  { title: say('评分项', 'item'), value: (s) => SCORE_ITEMS()[s.item] ?? s.item, shrinks: true },
  { title: say('满分', 'full'), value: (s) => s.full, align: 'right' },
  { title: say('得分', 'score'), value: (s) => s.score, align: 'right' },
  { title: say('等级', 'grade'), value: (s) => s.grade },
  { title: say('出处', 'place'), value: (s) => placeName(s.source) },
];

const SCORE_ITEMS = (): Readonly<Record<string, string>> => ({ total: say('总分', 'total'), execution_rate: say('预算执行率', 'execution rate') });

const quantityColumns = (): Column<Row<'quantity'>>[] => [...documentColumns<RecordOf<'quantity'>>(), ...quantityCells()];

export const quantityCells = (): Column<RecordOf<'quantity'>>[] => [
  { title: say('名称', 'label'), value: (q) => q.label, shrinks: true },
  { title: say('数值', 'value'), value: (q) => (q.high === null ? q.value : `${q.value}～${q.high}`), align: 'right' },
  { title: say('单位', 'unit'), value: (q) => q.unit },
  { title: say('原文', 'printed'), value: (q) => q.raw, align: 'right' },
  { title: say('章节', 'section'), value: (q) => q.section, shrinks: true },
  { title: say('出处', 'place'), value: (q) => placeName(q.source) },
];
