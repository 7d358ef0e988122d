// Measures speed, size and soundness against their targets and prints a table; exit status 1 if one is missed.
//   npm run bench [-- TRIAL… --documents N --kills N --carrier txt|html|docx --jobs N --full --list]
// Defaults are small (500 reports, 10 kills); --full is 10,000 reports and 200 kills.
import { parseArgs } from 'node:util';
import { openBench } from './bench/open-bench.ts';
import { TRIALS } from './bench/trials.ts';
import { isCarrier } from './generator/carriers.ts';

const { values, positionals } = options();
const { carrier } = values;
const unknown = positionals.filter((name) => !TRIALS.some((trial) => trial.name === name));
const numbers = [values.documents, values.kills, values.jobs].filter((text) => text !== undefined && !/^[1-9]\d*$/u.test(text));
if (unknown.length + numbers.length > 0 || !isCarrier(carrier) || carrier === 'pdf') {
  usage();
}
if (values.list) {
  for (const { name, what, target } of TRIALS) console.log(`${name.padEnd(16)} ${what}${target === null ? '' : `: ${target}`}`);
  process.exit(0);
}

const documents = Number(values.documents ?? (values.full ? 10_000 : 500));
const bench = openBench({ documents, kills: Number(values.kills ?? (values.full ? 200 : 10)), carrier, jobs: values.jobs === undefined ? null : Number(values.jobs) });
let missed = 0;
try {
  console.log(`${documents} invented reports as ${carrier}, Node ${process.versions.node}`);
  for (const trial of TRIALS) {
    if (positionals.length > 0 && !positionals.includes(trial.name)) continue;
    const { figure, met } = await trial.run(bench);
    if (met === false) missed++;
    console.log(`${met === null ? '    ' : met ? 'ok  ' : 'MISS'} ${trial.name.padEnd(16)} ${trial.target === null ? '' : `${trial.target}: `}${figure}`);
  }
} finally {
  bench.close();
}
process.exitCode = missed > 0 ? 1 : 0;

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        documents: { type: 'string' }, kills: { type: 'string' }, carrier: { type: 'string', default: 'txt' }, jobs: { type: 'string' },
        full: { type: 'boolean', default: false }, list: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return usage();
  }
}

function usage(): never {
  console.error(`usage: bench [TRIAL…] [--documents N] [--kills N] [--carrier txt|damaged|html|docx|xlsx] [--jobs N] [--full] [--list]; trials: ${TRIALS.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}
