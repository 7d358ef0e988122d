import path from 'node:path';
import { run } from './open-bench.ts';
import type { Trial, Used } from './trial.ts';

const BEYOND_START_MS = 300;
/** Every command that asks and does not write, in the forms that people use. */
const COMMANDS: readonly (readonly string[])[] = [
  ['list'], ['list', '--year', '2022'], ['list', '--department', '教育局'], ['list', '--status', 'ok', '--limit', '20'], ['show', '000001.txt'],
  ['figures', '--measure', 'expenditure_total', '--stage', 'executed'], ['figures', '--name', '接待'], ['indicators', '--name', '满意度', '--limit', '50'], ['indicators', '--year', '2022', '--limit', '50'],
  ['scores', '--year', '2022'], ['quantities', '--name', '培训'], ['findings'], ['findings', '--severity', 'error'], ['findings', '--summary'],
  ['search', '满意度'], ['search', '支出', '预算'], ['search', '某个没有的词'], ['compare', '--measure', 'expenditure_total'], ['compare', '--measure', 'basic_expenditure', '--by', 'region'],
  ['compare', '--measure', 'expenditure_total', '--by', 'year'], ['compare', '--indicator', '服务对象满意度'], ['compare', '--indicator', '法律援助案件', '--year', '2022'],
  ['query', 'SELECT count(*) FROM figures'], ['query', 'SELECT department, amount FROM figures ORDER BY amount_fen DESC LIMIT 20'], ['editions'], ['rules', 'list'], ['rules', 'show', 'check.sum.money-parts'], ['corrections'], ['cache'],
];
/** Each command runs this often; the fastest counts: the others waited for the machine. */
const TIMES = 3;

export const queries: Trial = {
  name: 'queries', what: `any command that asks: ${COMMANDS.length} forms of list, show, records, findings, search, compare, query, editions, rules, corrections`, target: "≤ 0.3 s beyond Node's own start",
  async run(bench) {
    const { database } = await bench.imported();
    const usage = path.join(bench.folder('queries'), 'usage.json');
    const fastest = async (make: () => Promise<Used>): Promise<Used> => {
      const used: Used[] = [];
      for (let i = 0; i < TIMES; i++) used.push(await make());
      return used.reduce((a, b) => (b.ms < a.ms ? b : a));
    };
    const start = await fastest(() => run(['-e', '0'], usage));
    const beyond: { command: string; ms: number; cpuMs: number }[] = [];
    for (const command of COMMANDS) {
      const { ms, cpuMs } = await fastest(() => bench.jixiao(...command, ...(command[0] === 'rules' ? [] : ['--db', database])));
      beyond.push({ command: command.join(' '), ms: ms - start.ms, cpuMs: cpuMs - start.cpuMs });
    }
    for (const { command, ms, cpuMs } of beyond.filter((one) => one.ms > BEYOND_START_MS)) console.error(`     ${command}: ${ms.toFixed(0)} ms (CPU ${cpuMs.toFixed(0)} ms)`);
    const slowest = beyond.reduce((a, b) => (b.ms > a.ms ? b : a));
    const costliest = beyond.reduce((a, b) => (b.cpuMs > a.cpuMs ? b : a));
    const median = beyond.map(({ ms }) => ms).sort((a, b) => a - b)[beyond.length >> 1]!;
    return {
      figure: `slowest ${slowest.ms.toFixed(0)} ms (CPU ${slowest.cpuMs.toFixed(0)} ms): ${slowest.command}; most CPU ${costliest.cpuMs.toFixed(0)} ms: ${costliest.command}; median ${median.toFixed(0)} ms; node itself ${start.ms.toFixed(0)} ms`,
      met: slowest.ms <= BEYOND_START_MS,
    };
  },
};
