import type { Command } from 'commander';
import type { FindingsOfDepartment } from '../../query/findings-of-departments.ts';
import type { FindingsSummary } from '../../query/summarise-findings.ts';
import type { FindingRecord } from '../../store/report.ts';
import type { WithDocument } from '../../store/store.ts';
import { currentLanguage, say } from '../language.ts';
import { idOf, namedId, optionalId } from '../named-ids.ts';
import { grouped, yuanToWan } from '../../query/wan.ts';
import { reading, toFilter, withEdition, withFilter, withTable } from '../options.ts';
import type { CommonOptions, FilterOptions } from '../options.ts';
import { print, printRows, warn } from '../output.ts';
import { rowCount } from '../table.ts';
import type { Column } from '../table.ts';
import { FINDING_KINDS, FINDING_NAMES, SEVERITY_NAMES, findingName, kindName, placeName, severityName } from '../words.ts';
import { recordJson } from './records.ts';

type Row = WithDocument<FindingRecord>;
type Options = CommonOptions & FilterOptions & { rule?: string; severity?: string; kind?: string; summary?: boolean; by: string };

const BY = { rule: '规则', department: '部门' } as const;

export function defineFindings(program: Command): void {
  withTable(withFilter(withEdition(program.command('findings'))))
    .summary(say('列出审核发现', 'list findings'))
    .description(say('列出文档中的矛盾和疑问, 每条一句话, 附每处原文。', 'Lists contradictions and doubts, a sentence each, with every place quoted.'))
    .option('--rule <id>', say('规则, 如 合计与分项不符(或 sum_mismatch)', 'rule, e.g. sum_mismatch'))
    .option('--severity <severity>', say('级别: 错误(error) 疑问(warning) 提示(info)', 'severity: error warning info'))
    .option('--kind <kind>', say('类别: 自相矛盾(contradiction) 识读存疑(reading) 未识别(unparsed) 跨文档(across)', 'kind: contradiction, reading, unparsed, across'))
    .option('--summary', say('汇总', 'summary'))
    .option('--by <key>', say('汇总按 规则(rule) 或 部门(department)', 'summary by rule or department'), 'rule')
    .action(async (options: Options) => {
      const severity = optionalId('--severity', options.severity, SEVERITY_NAMES);
      const kind = optionalId('--kind', options.kind, FINDING_KINDS);
      const by = namedId('--by', options.by, BY);
      // A rules folder may have checks of its own, under ids that are not known here.
      const rule = options.rule === undefined ? undefined : (idOf(options.rule, FINDING_NAMES) ?? options.rule);
      const filter = { ...toFilter(options), ...(rule !== undefined && { rule }), ...(severity !== undefined && { severity }), ...(kind !== undefined && { kind }) };
      if (options.summary && by === 'department') {
        const { findingsOfDepartments } = await import('../../query/findings-of-departments.ts');
        printRows(options, departmentColumns(), await reading(options, (store) => findingsOfDepartments(store, filter)), (row) => row);
        return;
      }
      if (options.summary) {
        const { summariseFindings } = await import('../../query/summarise-findings.ts');
        printRows(options, summaryColumns(), await reading(options, (store) => summariseFindings(store, filter)), (row) => row);
        return;
      }
      const rows = await reading(options, (store) => store.records('finding', filter));
      if (rows.length === 0 && rule !== undefined && FINDING_NAMES[rule] === undefined) {
        warn(say(`没有见过规则 ${rule}; 常见的有: ${Object.values(FINDING_NAMES).join(' ')}`, `no rule ${rule} is known; there are: ${Object.keys(FINDING_NAMES).join(' ')}`));
      }
      if (options.json || options.csv || rows.length === 0) {
        printRows(options, columns(), rows, recordJson);
      } else {
        for (const row of rows) print(`${row.of.department ?? row.of.document} ${row.of.fiscalYear ?? ''} ${findingText(row)}`);
        print(rowCount(rows.length, options.limit));
      }
    });
}

/** A finding as an auditor would paste it: never cut, whatever the terminal's width. */
export function findingText(finding: FindingRecord): string {
  // A place in another document stands in the words themselves.
  const place = ({ source }: FindingRecord['evidence'][number]): string => (source.start === source.end && source.page === null ? '' : ` ${placeName(source)}`);
  const quotes = finding.evidence.map((e) => say(`    「${e.raw}」${place(e)}`, `    "${e.raw}"${place(e)}`));
  return [`[${severityName(finding.severity)}${kindName(finding.kind)}] ${say(finding.message, finding.messageEn)} (${finding.rule})`, ...quotes].join('\n');
}

const columns = (): Column<Row>[] => [
  { title: say('部门', 'department'), value: (r) => r.of.department ?? r.of.document },
  { title: say('年度', 'year'), value: (r) => r.of.fiscalYear },
  { title: say('级别', 'severity'), value: (r) => severityName(r.severity) + kindName(r.kind) },
  { title: say('规则', 'rule'), value: (r) => r.rule },
  { title: say('说明', 'message'), value: (r) => say(r.message, r.messageEn), shrinks: true },
  { title: say('应为', 'expected'), value: (r) => r.expected, align: 'right' },
  { title: say('实为', 'stated'), value: (r) => r.stated, align: 'right' },
  { title: say('原文', 'printed'), value: (r) => r.evidence.map((e) => e.raw).join('; '), shrinks: true },
  { title: say('出处', 'place'), value: (r) => r.evidence.map((e) => placeName(e.source)).join('; '), shrinks: true },
];

const differenceText = (largest: string, unit: string | null): string =>
  (unit === '元' && largest.replace(/\..*$/u, '').length > 4 ? `${grouped(yuanToWan(largest))}万元` : `${grouped(largest)}${unit ?? ''}`);

const summaryColumns = (): Column<FindingsSummary>[] => [
  ...(currentLanguage() === 'zh' ? [{ title: '问题', value: (r: FindingsSummary) => findingName(r.rule) }] : []),
  { title: say('规则', 'rule'), value: (r) => r.rule },
  { title: say('级别', 'severity'), value: (r) => severityName(r.severity) },
  { title: say('条数', 'findings'), value: (r) => r.findings, align: 'right' },
  { title: say('文档', 'documents'), value: (r) => r.documents, align: 'right' },
  { title: say('部门', 'departments'), value: (r) => r.departments, align: 'right' },
  { title: say('最大差额', 'largest difference'), value: (r) => r.largest && differenceText(r.largest, r.unit), align: 'right' },
];

const departmentColumns = (): Column<FindingsOfDepartment>[] => [
  { title: say('部门', 'department'), value: (r) => r.department ?? r.documents.map((id) => id.slice(0, 8)).join(' ') },
  { title: say('文档', 'documents'), value: (r) => r.documents.length, align: 'right' },
  ...(['error', 'warning', 'info'] as const).map((severity): Column<FindingsOfDepartment> => ({ title: severityName(severity), value: (r) => r.bySeverity[severity] ?? 0, align: 'right' })),
  { title: say('问题', 'rules'), value: (r) => r.rules.map(({ rule, findings }) => `${findingName(rule)} ${findings}`).join(say('、', ', ')), shrinks: true },
];
