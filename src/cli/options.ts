import type { Command } from 'commander';
import { DEFAULT_OCR, OCR_ENGINES, OCR_MODES } from '../pipeline/scan-settings.ts';
import type { OcrSettings } from '../pipeline/scan-settings.ts';
import type { Filter, YearRange } from '../store/filter.ts';
import { UsageError } from './failure.ts';
import { say } from './language.ts';

/** Where the database is unless `--db` says otherwise; relative to the working folder. */
export const DEFAULT_DATABASE = 'data/jixiao.sqlite';

export interface CommonOptions {
  readonly db: string;
  readonly edition?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export const withDatabase = (command: Command): Command =>
  command.option('--db <file>', say('数据库文件', 'database file'), DEFAULT_DATABASE);

export const withEdition = (command: Command): Command =>
  withDatabase(command).option('--edition <number>', say('查看第几版数据(默认为当前版)', 'edition of the data set to show (default: the current one)'));

export const withTable = (command: Command): Command =>
  command.option('--json', say('输出 JSON', 'print JSON')).option('--csv', say('输出 CSV', 'print CSV'));

export interface FilterOptions {
  readonly department?: string;
  readonly region?: string;
  readonly year?: string;
  readonly limit?: string;
}

export const withFilter = (command: Command): Command => command
  .option('--department <name>', say('部门名称中的文字', 'part of the department\'s name'))
  .option('--region <code>', say('行政区划代码(130000 含全省)或名称', 'GB/T 2260 code (130000: the whole province) or name'))
  .option('--year <years>', say('年度: 2022、2020..2022、2020..', 'year: 2022, 2020..2022, 2020..'))
  .option('--limit <count>', say('最多行数', 'at most so many rows'));

export function toFilter(options: FilterOptions): Filter {
  return {
    ...(options.department !== undefined && { department: options.department }),
    ...(options.region !== undefined && { region: options.region }),
    ...(options.year !== undefined && { year: toYears(options.year) }),
    ...(options.limit !== undefined && { limit: toCount(options.limit, '--limit') }),
  };
}

export function toYears(text: string): YearRange {
  const match = /^(?:(\d{4})|(\d{4})?(?:\.\.|-|～|~)(\d{4})?)$/u.exec(text);
  if (!match || text === '..') throw new UsageError(say(`年度 ${text} 写法不对, 例如 2022 或 2020..2022`, `bad year ${text}, write 2022 or 2020..2022`));
  const [, one, from, to] = match;
  const number = (year: string | undefined): number | null => (year === undefined ? null : Number(year));
  return one === undefined ? { from: number(from), to: number(to) } : { from: Number(one), to: Number(one) };
}

export function toCount(text: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new UsageError(say(`${option} 需要正整数, 而不是 ${text}`, `${option} takes a positive number, not ${text}`));
  return Number(text);
}

export interface OcrOptions {
  readonly ocr?: string;
  readonly ocrEngine?: string;
}

export function toOcr({ ocr = DEFAULT_OCR.mode, ocrEngine = DEFAULT_OCR.engine }: OcrOptions): OcrSettings {
  const mode = OCR_MODES.find((known) => known === ocr);
  const engine = OCR_ENGINES.find((known) => known === ocrEngine);
  if (!mode) throw new UsageError(say(`--ocr 没有 ${ocr}; 可用: ${OCR_MODES.join(' ')}`, `--ocr knows no ${ocr}; there are: ${OCR_MODES.join(' ')}`));
  if (!engine) throw new UsageError(say(`--ocr-engine 没有 ${ocrEngine}; 可用: ${OCR_ENGINES.join(' ')}`, `--ocr-engine knows no ${ocrEngine}; there are: ${OCR_ENGINES.join(' ')}`));
  return { mode, engine };
}

/** Opens the database for reading, hands it over and closes it. */
export async function reading<T>(options: Pick<CommonOptions, 'db' | 'edition'>, work: (store: import('../store/store.ts').Store) => Promise<T>): Promise<T> {
  const { openStore } = await import('../store/open-store.ts');
  const edition = options.edition === undefined ? undefined : toCount(options.edition, '--edition');
  const store = await openStore(options.db, { mode: 'read', ...(edition !== undefined && { edition }) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
