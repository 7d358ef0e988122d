import type { Command } from 'commander';
import type { FieldValue } from '../../store/corrections.ts';
import type { FindingRecord, IssueRecord, SectionRecord } from '../../store/report.ts';
import type { StoredReport } from '../../store/store.ts';
import { findDocument } from '../find-document.ts';
import { howRead, isTrouble, scansRead } from '../how-read.ts';
import { say } from '../language.ts';
import { reading, withEdition } from '../options.ts';
import type { CommonOptions } from '../options.ts';
import { print, printJson, terminalWidth } from '../output.ts';
import { renderTable } from '../table.ts';
import type { Column } from '../table.ts';
import { placeName, reportTypeName, severityName, share, statusName } from '../words.ts';
import { shown } from './correct.ts';
import { documentJson } from './list.ts';
import { findingText } from './findings.ts';
import { figureCells, indicatorCells, quantityCells, scoreCells } from './records.ts';

export function defineShow(program: Command): void {
  withEdition(program.command('show'))
    .argument('<document>', say('文档编号(可只写开头)、文件名、部门或标题', 'beginning of the id, file name, department or title'))
    .summary(say('查看一份文档', 'show one document'))
    .description(say('查看一份文档: 概况、提纲、金额、指标表、得分、数量和审核发现, 都带出处。', 'Shows one document: facts, outline, figures, indicators, scores, quantities and findings, each with its place.'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (name: string, options: CommonOptions) => {
      const shown = await reading(options, async (store) => {
        const { id } = await findDocument(store, name);
        for await (const report of store.reports({ document: id }, { withText: false })) return report;
        return null;
      });
      if (!shown) return;
      if (options.json) printJson({ ...(documentJson(shown.row) as object), records: shown.records });
      else printReport(shown);
    });
}

function printReport({ row, records }: StoredReport): void {
  const { facts } = row;
  print([facts.department, facts.title ?? row.file].filter((text) => text !== null).join('  '));
  const lines: [string, string | number | null][] = [
    [say('编号', 'id'), row.id], [say('文件', 'file'), row.file], [say('类型', 'type'), reportTypeName(facts.reportType)],
    [say('地区', 'region'), [facts.region, facts.regionCode].filter((text) => text !== null).join(' ') || null], [say('年度', 'year'), facts.fiscalYear],
    [say('日期', 'date'), facts.reportDate], [say('页数', 'pages'), row.pages],
    [say('状态', 'status'), statusName(row.status) + (row.reason ? `: ${say(row.reason.message, row.reason.messageEn)}` : '')],
  ];
  lines.push([say('成为数据', 'became records'), covered(row.coverage)]);
  lines.push([say('读法', 'read by'), scansRead(records)]);
  for (const [name, value] of lines) if (value !== null) print(`  ${name}  ${value}`);
  part(say('提纲', 'outline'), records.section, outline());
  part(say('金额', 'figures'), records.figure, [...figureCells(), ...howRead(records)]);
  part(say('绩效指标', 'indicators'), records.indicator, [...indicatorCells(), ...howRead(records)]);
  part(say('得分', 'scores'), records.score, [...scoreCells(), ...howRead(records)]);
  part(say('数量', 'quantities'), records.quantity, [...quantityCells(), ...howRead(records)]);
  heading(say('审核发现', 'findings'), records.finding.length);
  for (const finding of records.finding as readonly FindingRecord[]) print(findingText(finding));
  part(say('人工更正', 'corrected by people'), correctedFields({ row, records }), correctionCells());
  part(say('读取时的问题', 'issues while reading'), records.issue.filter(isTrouble), issueCells());
}

/** `表格中有数字的格 97.5% (78/80), 正文中的数 91.7% (22/24)`; null for a document without any. */
function covered({ cells, cellsRead, numbers, numbersRead }: StoredReport['row']['coverage']): string | null {
  const of = (name: string, part: number, whole: number): string[] => (whole === 0 ? [] : [`${name} ${share(part, whole)}% (${part}/${whole})`]);
  return [...of(say('表格中有数字的格', 'table cells with a number'), cellsRead, cells), ...of(say('正文中的数', 'numbers in running text'), numbersRead, numbers)].join(', ') || null;
}

function part<R>(title: string, rows: readonly R[], columns: readonly Column<R>[]): void {
  if (rows.length === 0) return;
  heading(title, rows.length);
  print(renderTable(columns, rows, terminalWidth()));
}

const heading = (title: string, count: number): void => {
  if (count > 0) print(`\n${title} (${count})`);
};

const outline = (): Column<SectionRecord>[] => [
  { title: say('标题', 'heading'), value: (s) => '  '.repeat(s.level - 1) + (s.number ?? '') + s.title, shrinks: true, keepsBlanks: true },
  { title: say('出处', 'place'), value: (s) => placeName(s.source) },
];

interface CorrectedField {
  readonly record: string;
  readonly field: string;
  readonly read: FieldValue;
  readonly now: FieldValue;
  readonly why: string;
}

/** Every field of the document that a person put right; the tables above show it as corrected. */
function correctedFields({ row, records }: Pick<StoredReport, 'row' | 'records'>): CorrectedField[] {
  const marked = [{ ...row.facts, corrected: row.corrected, label: say('文档', 'document') }, ...records.figure, ...records.indicator, ...records.score, ...records.quantity];
  return marked.flatMap((record) => Object.entries(record.corrected ?? {}).map(([field, { read, why }]) => ({
    record: 'label' in record ? record.label : 'level3' in record ? record.level3 : record.item, field, read, why,
    now: (record as unknown as Readonly<Record<string, FieldValue>>)[field] ?? null,
  })));
}

const correctionCells = (): Column<CorrectedField>[] => [
  { title: say('记录', 'record'), value: (c) => c.record, shrinks: true },
  { title: say('字段', 'field'), value: (c) => c.field },
  { title: say('读数', 'read'), value: (c) => shown(c.read), shrinks: true },
  { title: say('更正为', 'corrected'), value: (c) => shown(c.now), shrinks: true },
  { title: say('理由', 'why'), value: (c) => c.why, shrinks: true },
];

const issueCells = (): Column<IssueRecord>[] => [
  { title: say('级别', 'severity'), value: (i) => severityName(i.severity) },
  { title: say('说明', 'message'), value: (i) => say(i.message, i.messageEn), shrinks: true },
  { title: say('页', 'page'), value: (i) => i.page },
];
