/** How differences of two editions are shown. */
import type { Difference, DifferenceCount } from '../query/diff-editions.ts';
import { say } from './language.ts';
import { printRows } from './output.ts';
import type { Column } from './table.ts';
import { keyName, recordName } from './words.ts';

export async function printDifferences(options: { json?: boolean; csv?: boolean }, found: readonly Difference[], summary: boolean): Promise<void> {
  if (!summary) {
    printRows(options, differenceColumns(), found, ({ of, ...difference }) => ({ ...of, ...difference }));
    return;
  }
  const { countDifferences } = await import('../query/diff-editions.ts');
  printRows(options, countColumns(), countDifferences(found), (count) => count);
}

const CHANGES = (): Readonly<Record<Difference['change'], string>> => ({ added: say('新增', 'added'), gone: say('消失', 'gone'), changed: say('变化', 'changed') });

const differenceColumns = (): Column<Difference>[] => [
  { title: say('部门', 'department'), value: (d) => d.of.department ?? d.of.document.slice(0, 8), shrinks: true },
  { title: say('年度', 'year'), value: (d) => d.of.fiscalYear },
  { title: say('类别', 'kind'), value: (d) => recordName(d.kind) },
  { title: say('变化', 'change'), value: (d) => CHANGES()[d.change] },
  { title: say('记录', 'record'), value: (d) => keyName(d.kind, d.key), shrinks: true },
  { title: say('内容', 'what'), value: whatChanged, shrinks: true },
  { title: say('规则', 'rules'), value: (d) => d.rules.join(' '), shrinks: true },
];

function whatChanged({ change, fields, before, after }: Difference): string {
  if (change === 'changed') return Object.entries(fields).map(([field, [from, to]]) => `${field}: ${brief(from)} → ${brief(to)}`).join('; ');
  const record = (after ?? before) as { readonly amount?: string; readonly raw?: string };
  return record.amount ?? record.raw ?? '';
}

const brief = (value: unknown): string => {
  if (value === null || value === undefined) return '∅';
  return typeof value === 'object' && 'raw' in value ? String(value.raw) : typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const countColumns = (): Column<DifferenceCount>[] => [
  { title: say('按', 'by'), value: (c) => ({ kind: say('类别', 'kind'), rule: say('规则', 'rule'), department: say('部门', 'department') })[c.by] },
  { title: say('名称', 'name'), value: (c) => (c.by === 'kind' ? recordName(c.name) : c.name), shrinks: true },
  { title: say('新增', 'added'), value: (c) => c.added, align: 'right' },
  { title: say('消失', 'gone'), value: (c) => c.gone, align: 'right' },
  { title: say('变化', 'changed'), value: (c) => c.changed, align: 'right' },
];
