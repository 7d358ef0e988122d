import type { Command } from 'commander';
import type { Candidate, ParsedField } from '../../query/correct.ts';
import { findDocument } from '../find-document.ts';
import { CommandError, UsageError } from '../failure.ts';
import { say } from '../language.ts';
import { withDatabase } from '../options.ts';
import { print } from '../output.ts';

interface CorrectOptions {
  readonly db: string;
  readonly why: string;
  readonly by?: string;
}

export function defineCorrect(program: Command): void {
  withDatabase(program.command('correct'))
    .argument('<document>', say('文档编号(可只写开头)、文件名、部门或标题', 'beginning of the id, file name, department or title'))
    .argument('<record>', say('记录: figure@120 这样的编号, 或名称中的文字; document 为文档概况', 'record: its name like figure@120, or words of its label; document for its facts'))
    .argument('<assignment>', say('字段=值, 如 amount=1000.50', 'field=value, e.g. amount=1000.50'))
    .requiredOption('--why <reason>', say('更正的理由', 'why it is corrected'))
    .option('--by <name>', say('更正人(默认为系统用户名)', 'who corrects it (default: the user\'s name)'))
    .summary(say('更正一个读数', 'correct a reading'))
    .description(say(
      '更正一个读数。更正与读数分开保存, 原文此处读法未变时在各版数据中生效; 读法变了则保留待复核。金额以元为单位。',
      'Corrects a reading. Corrections are kept apart from readings and hold in every edition while the place reads as it did; otherwise they are kept to be reviewed. Amounts in yuan.',
    ))
    .action(async (document: string, record: string, assignment: string, options: CorrectOptions) => {
      const { openStore } = await import('../../store/open-store.ts');
      const { candidates, findCandidates, makeCorrection, parseField } = await import('../../query/correct.ts');
      const { readRules } = await import('../../pipeline/read-rules.ts');
      const store = await openStore(options.db, { mode: 'write' });
      try {
        const { id, sha256 } = await findDocument(store, document);
        let all: Candidate[] = [];
        for await (const report of store.reports({ document: id }, { withText: false })) all = candidates(report);
        const found = findCandidates(all, record);
        const [only] = found;
        if (!only) throw new CommandError(say(`文档里没有记录 ${record}`, `the document has no record ${record}`));
        if (found.length > 1) throw new CommandError(say(`${record} 对应 ${found.length} 条记录, 请用编号指定:`, `${record} means ${found.length} records, name one:`) + found.slice(0, SHOWN).map(candidateLine).join(''));
        const parsed = parseField(only.kind, assignment, readRules());
        if ('problem' in parsed) throw new UsageError(problemText(parsed, assignment));
        const correction = makeCorrection(sha256, only, parsed.field, parsed.value, { why: options.why, by: options.by ?? (await userName()), at: new Date().toISOString() });
        if (JSON.stringify(correction.read) === JSON.stringify(correction.value)) throw new CommandError(say('读数本来就是这个值', 'that is what was read'));
        const number = await store.addCorrection(correction);
        print(number === null
          ? say('这条更正已经有了', 'this correction is there already')
          : say(`更正 ${number}: ${only.name} ${parsed.field}: ${shown(correction.read)} → ${shown(correction.value)}`, `correction ${number}: ${only.name} ${parsed.field}: ${shown(correction.read)} → ${shown(correction.value)}`));
      } finally {
        await store.close();
      }
    });
}

/** Records listed when a text means several. */
const SHOWN = 20;

const candidateLine = ({ name, record }: Candidate): string => {
  const r = record as unknown as Readonly<Record<string, unknown>>;
  return `\n  ${name}  ${[r['subject'], r['measure'], r['label'], r['level3'], r['item'], r['stage'], r['amount'] ?? r['raw'] ?? r['score']].filter((part) => part !== undefined && part !== null).join(' ')}`;
};

function problemText({ problem, known }: Extract<ParsedField, { problem: string }>, assignment: string): string {
  const list = known.join(' ');
  if (problem === 'syntax') return say(`${assignment} 写法不对, 应为 字段=值; 字段有: ${list}`, `write field=value, not ${assignment}; fields: ${list}`);
  if (problem === 'field') return say(`没有这个字段: ${assignment}; 字段有: ${list}`, `no such field: ${assignment}; fields: ${list}`);
  return say(`值不对: ${assignment}${list === '' ? '' : `; 例如或可用: ${list}`}`, `bad value: ${assignment}${list === '' ? '' : `; for example or one of: ${list}`}`);
}

/** A field's value in a sentence. */
export const shown = (value: unknown): string =>
  (value === null || value === undefined ? say('空', 'nothing') : typeof value === 'object' && 'raw' in value ? String(value.raw) : String(value));

async function userName(): Promise<string | null> {
  const { userInfo } = await import('node:os');
  try {
    return userInfo().username;
  } catch {
    return null; // a process without an entry in the system's list of users
  }
}
