import path from 'node:path';
import { run } from './open-bench.ts';
import type { Trial } from './trial.ts';

const BEYOND_START_MS = 300;
const COMMANDS: readonly (readonly string[])[] = [
  ['list'], ['list', '--year', '2022'], ['figures', '--measure', 'expenditure_total', '--stage', 'executed'], ['findings', '--summary'], ['search', '满意度'],
  ['search', '支出', '预算'], ['compare', '--measure', 'expenditure_total'], ['compare', '--indicator', '服务对象满意度'], ['query', 'SELECT count(*) FROM figures'], ['editions'],
];
/** Each command runs this often; the fastest counts: the others waited for the machine. */
const TIMES = 3;

export const queries: Trial = {
  name: 'queries', what: 'any list, compare, search command', target: "≤ 0.3 s beyond Node's own start",
  async run(bench) {
    const { database } = await bench.imported();
    const usage = path.join(bench.folder('queries'), 'usage.json');
    const fastest = async (make: () => Promise<{ ms: number }>): Promise<number> => {
      const times: number[] = [];
      for (let i = 0; i < TIMES; i++) times.push((await make()).ms);
      return Math.min(...times);
    };
    const start = await fastest(() => run(['-e', '0'], usage));
    const beyond: [string, number][] = [];
    for (const command of COMMANDS) beyond.push([command.join(' '), (await fastest(() => bench.jixiao(...command, '--db', database))) - start]);
    const [slowest, ms] = beyond.reduce((a, b) => (b[1] > a[1] ? b : a));
    return { figure: `slowest ${ms.toFixed(0)} ms: ${slowest}; median ${beyond.map(([, one]) => one).sort((a, b) => a - b)[beyond.length >> 1]!.toFixed(0)} ms; node itself ${start.toFixed(0)} ms`, met: ms <= BEYOND_START_MS };
  },
};
