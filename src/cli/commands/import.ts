import type { Command } from 'commander';
import type { ImportSummary } from '../../pipeline/import-summary.ts';
import { DOUBTED } from '../../model/scan-marks.ts';
import { EXIT } from '../failure.ts';
import { say } from '../language.ts';
import { reading, toCount, toOcr, withDatabase } from '../options.ts';
import { print, printJson } from '../output.ts';
import { share } from '../words.ts';

export interface ImportOptions {
  readonly db: string;
  readonly jobs?: string;
  readonly json?: boolean;
  readonly reread?: boolean;
  readonly rules?: string;
  readonly ocr?: string;
  readonly ocrEngine?: string;
}

export function defineImport(program: Command): void {
  withDatabase(program.command('import'))
    .argument('<paths...>', say('文件、文件夹或 zip 压缩包', 'files, folders or zip archives'))
    .summary(say('导入报告', 'import reports'))
    .description(say('导入文件、文件夹(含子文件夹)和 zip 压缩包里的报告。内容未变的文件跳过, 中断后再次运行即可继续。', 'Imports reports from files, folders and zip archives. Unchanged files are skipped; run again to go on after an interruption.'))
    .option('--jobs <number>', say('并行线程数(默认为处理器核数)', 'worker threads (default: one a core)'))
    .option('--reread', say('用现在的规则重新读取已导入的文件', 'read imported files again with the rules as they are now'))
    .option('--rules <dir>', say('另一个规则文件夹, 补充或替换自带规则', 'another rules folder, extending or replacing the built-in rules'))
    .option('--ocr <when>', say('扫描页的文字识别: auto(默认, 没有可用文字的页) never(不识别) always(PDF 和图片的每一页); 已用别的设置读过的 PDF 和图片会重读', 'OCR: auto (default: pages without usable text), never, always (every page of PDFs and pictures); PDFs and pictures read with another setting are read again'))
    .option('--ocr-engine <engine>', say('识别引擎: both(默认, 互相核对) paddle tesseract', 'engine: both (default: one checks the other), paddle, tesseract'))
    .option('--json', say('输出 JSON', 'print JSON'))
    .action(async (paths: string[], options: ImportOptions) => {
      const summary = await runImport(paths, options);
      if (options.json) printJson(summary);
      else {
        printSummary(summary);
        await printStanding(options.db);
      }
      process.exitCode = exitStatus(summary);
    });
}

/** Imports with progress on standard error. */
export async function runImport(paths: readonly string[], options: ImportOptions): Promise<ImportSummary> {
  const jobs = options.jobs === undefined ? undefined : toCount(options.jobs, '--jobs');
  const { availableParallelism } = await import('node:os');
  const { importIntoDatabase } = await import('../../pipeline/import-into-database.ts');
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress();
  try {
    return await importIntoDatabase({
      paths, database: options.db, jobs: jobs ?? availableParallelism(), now: () => new Date().toISOString(), onProgress: progress.show,
      reread: options.reread ?? false, ocr: toOcr(options), ocrAsked: options.ocr !== undefined || options.ocrEngine !== undefined,
      ...(options.rules !== undefined && { rules: options.rules }),
    });
  } finally {
    progress.stop();
  }
}

export const exitStatus = ({ counts }: ImportSummary): number =>
  counts.failed + counts.partial + counts.needsOcr > 0 ? EXIT.failed : EXIT.good;

export function printSummary({ counts, troubles, skipped }: ImportSummary): void {
  const part = (count: number, zh: string, en: string): string[] => (count > 0 ? [say(`${zh} ${count}`, `${en} ${count}`)] : []);
  const what = [
    say(`新增 ${counts.new}`, `new ${counts.new}`), say(`未变 ${counts.unchanged}`, `unchanged ${counts.unchanged}`),
    ...part(counts.changed, '更新', 'changed'), ...part(counts.duplicate, '内容重复', 'duplicate'),
  ];
  const how = [
    say(`部分读取 ${counts.partial}`, `partial ${counts.partial}`), ...part(counts.needsOcr, '待文字识别', 'needs OCR'),
    say(`失败 ${counts.failed}`, `failed ${counts.failed}`),
  ];
  const skips = part(counts.skipped, '跳过(非报告)', 'skipped (no reports)').map((text) => `; ${text}`);
  print(say(`共 ${counts.files} 个文件: ${what.join(', ')}; 其中${how.join(', ')}`, `${counts.files} files: ${what.join(', ')}; of these ${how.join(', ')}`) + skips.join(''));
  print(say(
    `金额 ${counts.figures} 条, 绩效指标 ${counts.indicators} 条, 审核发现 ${counts.findings} 条`,
    `${counts.figures} figures, ${counts.indicators} indicators, ${counts.findings} findings`,
  ));
  if (counts.scannedPages > 0) {
    print(say(
      `文字识别 ${counts.scannedPages} 页, 存疑的数字 ${counts.doubtfulNumbers} 个` + (counts.doubtfulNumbers > 0 ? ` (jixiao findings --rule ${DOUBTED} 逐个列出)` : ''),
      `${counts.scannedPages} pages read by OCR, ${counts.doubtfulNumbers} doubtful numbers` + (counts.doubtfulNumbers > 0 ? ` (jixiao findings --rule ${DOUBTED} lists them)` : ''),
    ));
  }
  for (const [status, title] of [
    ['failed', say('失败', 'failed')], ['partial', say('部分读取', 'partial')], ['needs_ocr', say('待文字识别', 'needs OCR')],
  ] as const) {
    for (const trouble of troubles) {
      if (trouble.status === status) print(`${title}: ${trouble.path}: ${say(trouble.reason.message, trouble.reason.messageEn)}`);
    }
  }
  if (skipped.length > 0) print(say('跳过: ', 'skipped: ') + skipped.slice(0, SKIPPED_SHOWN).join(', ') + (skipped.length > SKIPPED_SHOWN ? ' …' : ''));
  if (counts.outdated > 0) {
    print(say(
      `${counts.outdated} 个文件是用旧版规则读取的, 用 jixiao rebuild 重建`,
      `${counts.outdated} files were read with older rules, run jixiao rebuild`,
    ));
  }
}

const SKIPPED_SHOWN = 5;

const KINDS = ['contradiction', 'across', 'reading', 'unparsed'] as const;

/** What the whole database holds now: findings by what they are about, which no number may mix, and how much of what is printed became records. */
export async function printStanding(db: string): Promise<void> {
  const { of, counts } = await reading({ db }, async (store) => ({
    of: await Promise.all(KINDS.map(async (kind) => (await store.findingsByRule({ kind })).reduce((sum, { findings }) => sum + findings, 0))),
    counts: (await store.editions()).find(({ current }) => current)?.counts ?? {},
  }));
  const [contradictions, across, doubts, unparsed] = of;
  print(say(
    `库内审核发现: 文档自相矛盾 ${contradictions}, 跨文档不符 ${across}, 识读存疑 ${doubts}, 未能识别 ${unparsed}`,
    `findings in the database: ${contradictions} contradictions, ${across} across documents, ${doubts} doubts of reading, ${unparsed} not understood`,
  ));
  const cells = share(counts['cellsRead'], counts['cells']);
  const numbers = share(counts['numbersRead'], counts['numbers']);
  if (cells !== null || numbers !== null) {
    print(say(`已成为数据: 表格中有数字的格 ${cells ?? '-'}%, 正文中的数 ${numbers ?? '-'}%`, `became records: ${cells ?? '-'} % of the table cells that hold a number, ${numbers ?? '-'} % of the numbers in running text`));
  }
}
