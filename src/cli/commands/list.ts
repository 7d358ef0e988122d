import type { Command } from 'commander';
import type { DocumentLine, DocumentRow } from '../../store/store.ts';
import { say } from '../language.ts';
import { optionalId } from '../named-ids.ts';
import { reading, toFilter, withEdition, withFilter, withTable } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { printJson, printRows } from '../output.ts';
import type { Column } from '../table.ts';
import { STATUS_NAMES, TYPE_NAMES, reportTypeName, statusName } from '../words.ts';

export function defineList(program: Command): void {
  withTable(withFilter(withEdition(program.command('list'))))
    .summary(say('列出文档', 'list documents'))
    .description(say('列出已导入的文档: 部门、地区、年度、类型、状态和各类记录的条数。', 'Lists imported documents: department, region, year, type, status and how many records each gave.'))
    .option('--type <type>', say(`文档类型: ${Object.values(TYPE_NAMES).join(' ')}`, `report type: ${Object.keys(TYPE_NAMES).join(' ')}`))
    .option('--status <status>', say(`状态: ${Object.values(STATUS_NAMES).join(' ')}`, `status: ${Object.keys(STATUS_NAMES).join(' ')}`))
    .action(async (options: CommonOptions & FilterOptions & { type?: string; status?: string }) => {
      const reportType = optionalId('--type', options.type, TYPE_NAMES);
      const status = optionalId('--status', options.status, STATUS_NAMES);
      const filter = { ...toFilter(options), ...(reportType !== undefined && { reportType }), ...(status !== undefined && { status }) };
      if (options.json) printJson((await reading(options, (store) => store.documents(filter))).map(documentJson));
      else printRows(options, columns(), await reading(options, (store) => store.documentLines(filter)), (line) => line);
    });
}

const columns = (): Column<DocumentLine>[] => [
  { title: say('编号', 'id'), value: (d) => d.id.slice(0, 8) },
  { title: say('部门', 'department'), value: (d) => d.department, shrinks: true },
  { title: say('地区', 'region'), value: (d) => d.region, shrinks: true },
  { title: say('年度', 'year'), value: (d) => d.fiscalYear },
  { title: say('类型', 'type'), value: (d) => reportTypeName(d.reportType) },
  { title: say('状态', 'status'), value: (d) => statusName(d.status) },
  { title: say('金额', 'figures'), value: (d) => d.figures, align: 'right' },
  { title: say('指标', 'indicators'), value: (d) => d.indicators, align: 'right' },
  { title: say('发现', 'findings'), value: (d) => d.findings, align: 'right' },
  { title: say('文件', 'file'), value: (d) => d.file, shrinks: true },
];

export function documentJson(d: DocumentRow): unknown {
  const { rules: _rules, ...facts } = d.facts;
  return { id: d.id, file: d.file, sha256: d.sha256, mediaType: d.mediaType, pages: d.pages, status: d.status, reason: d.reason, ...facts, counts: d.counts };
}
