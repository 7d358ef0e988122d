// `npm start [-- PATH…]`: the sample archive, or the folders named, from files to a comparison in one command.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { exitStatus, printStanding, printSummary, runImport } from './commands/import.ts';
import { printPivot } from './commands/compare.ts';
import { CommandError, report } from './failure.ts';
import { chooseLanguage, say } from './language.ts';
import { DEFAULT_DATABASE, reading } from './options.ts';
import { print } from './output.ts';

/** Departments that the first comparison lists. */
const SHOWN = 20;
const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures');

chooseLanguage(process.argv.slice(2), process.env);
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true, options: { db: { type: 'string', default: DEFAULT_DATABASE }, lang: { type: 'string' }, jobs: { type: 'string' } },
  });
  const paths = positionals.length > 0 ? positionals : sampleArchive();
  print(positionals.length > 0
    ? say(`导入 ${paths.join(', ')} 到 ${values.db}`, `importing ${paths.join(', ')} into ${values.db}`)
    : say(`导入示例档案(fixtures/, ${paths.length} 份报告)到 ${values.db}`, `importing the sample archive (fixtures/, ${paths.length} reports) into ${values.db}`));
  const summary = await runImport(paths, { db: values.db, reread: true, ...(values.jobs !== undefined && { jobs: values.jobs }) });
  printSummary(summary);
  await printStanding(values.db);
  await printComparison(values.db);
  // Reports with flaws are what archives are made of; the sample holds some on purpose.
  process.exitCode = positionals.length > 0 ? exitStatus(summary) : 0;
} catch (error) {
  process.exitCode = report(error);
}

/** `fixtures/NAME/`: one report each, beside its truth and a note on where it comes from. */
function sampleArchive(): string[] {
  const folders = existsSync(FIXTURES) ? readdirSync(FIXTURES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : [];
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(FIXTURES, folder)).filter((name) => name !== 'expected.json' && name !== 'origin.md').map((name) => path.join(FIXTURES, folder, name)));
  if (sources.length === 0) throw new CommandError(say('fixtures/ 里没有示例, 请指定文件夹: npm start -- 文件夹', 'no samples in fixtures/, name a folder: npm start -- FOLDER'));
  return sources;
}

async function printComparison(db: string): Promise<void> {
  const { compareMeasure } = await import('../query/compare-measure.ts');
  const pivot = await reading({ db }, (store) => compareMeasure(store, 'expenditure_total', 'department', { limit: SHOWN }));
  if (pivot.rows.length === 0) return;
  print(say('\n各部门支出合计(万元)', '\ntotal expenditure of departments (万元, 10,000 yuan)'));
  printPivot({ limit: String(SHOWN) }, pivot);
  print(say(
    '\n继续: npm run -s jixiao -- list | show 部门 | compare --measure 支出合计 --by 年度 | findings | search 词 | --help',
    '\nnext: npm run -s jixiao -- list | show DEPARTMENT | compare --measure expenditure_total --by year | findings | search WORD | --help',
  ));
}
