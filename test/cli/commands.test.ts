import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { aFolder, anArchive } from '../pipeline/an-archive.ts';
import { aFigure, aFinding, anIndicator, aReport, aSection, at, idOf } from '../store/a-report.ts';
import { jixiao, startJixiao } from './run-jixiao.ts';

const scratch = aFolder();
const db = path.join(scratch, 'data', 'jixiao.sqlite');
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const TEXT = '一、基本情况\n全年办理法律援助案件300件。\n';

beforeAll(async () => {
  const store = await openStore(db, { mode: 'write' });
  const run = await store.beginRun({ startedAt: '2026-01-02T03:04:05.000Z', arguments: [], edition: { readBy: 'r', rules: {}, software: '1' } });
  const save = (name: string, parts: Parameters<typeof aReport>[0]) => store.save(aReport({ name, text: TEXT, ...parts }), { path: `/reports/${name}`, name }, run);
  const cases = (level3: string, target: string, actual: string) => anIndicator({
    level3, target: { raw: `≥${target}件`, kind: 'number', op: 'ge', value: target, high: null, unit: '件' }, actual: { raw: `${actual}件`, kind: 'number', op: 'eq', value: actual, high: null, unit: '件' },
  });
  await save('a.txt', {
    facts: { department: '甲县司法局', fiscalYear: 2021 },
    records: {
      section: [aSection()], figure: [aFigure({ year: 2021, amount: '10000000', raw: '1000万元' })],
      indicator: [cases('办理法律援助案件数', '300', '515'), cases('民事法律援助案件', '10', '9')], finding: [aFinding()],
      score: [{ subject: 'department', item: 'total', full: '100', score: '95.5', grade: '优', source: at(1), rules: [] }],
      quantity: [{ label: '法律援助案件', op: 'eq', value: '300', high: null, unit: '件', raw: '300件', section: '基本情况', source: at(16, 20), rules: [] }],
    },
  });
  await save('b.txt', {
    facts: { department: '甲县司法局', fiscalYear: 2022 },
    records: { figure: [aFigure({ amount: '12500000.01' }), aFigure({ amount: '12000000', stage: 'initial_budget' }), aFigure({ amount: '12600000' })], indicator: [cases('法援案件数量', '200', '150')] },
  });
  await save('c.txt', {
    facts: { department: '乙市司法局', region: '乙市', regionCode: '420100', fiscalYear: 2022 },
    records: { figure: [aFigure({ amount: '2500000', subject: '甲项目' }), aFigure({ amount: '5000000', subject: '乙项目' })], indicator: [anIndicator({ level3: '=1+1', remark: '@SUM(A1)' })] },
  });
  await store.close();
});

const run = (...args: string[]) => jixiao([...args, '--db', db]);
const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out) as never;

describe('tables of records', () => {
  test('list', async () => {
    const { out, status } = await run('list');
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toBe('编号      部门        地区  年度  类型          状态  金额  指标  发现  文件');
    expect(out).toContain('甲县司法局  甲县  2021  部门整体自评  完整     1     2     1  a.txt');
    expect(out).toContain('共 3 行');
  });

  test('list with filters and as JSON', async () => {
    expect(await json('list', '--region', '420000')).toMatchObject([{ department: '乙市司法局', regionCode: '420100', status: 'ok' }]);
    expect(await json('list', '--year', '2021..2021')).toMatchObject([{ file: 'a.txt' }]);
    expect(await json('list', '--department', '丙')).toEqual([]);
    expect((await run('list', '--department', '丙')).out).toBe('没有符合条件的记录\n');
  });

  test('figures in 万元, with the printed amount and its place', async () => {
    const { out } = await run('figures', '--measure', 'expenditure_total', '--stage', 'initial_budget');
    expect(out).toContain('甲县司法局  2022  部门  支出合计  支出合计  年初预算    1,200.00  1092.90万元  字符0-1');
    expect(await json('figures', '--year', '2021')).toEqual([{
      document: idOf('a.txt'), department: '甲县司法局', region: '甲县', regionCode: '130123', fiscalYear: 2021, reportType: 'overall_self_evaluation', ...aFigure({ year: 2021, amount: '10000000', raw: '1000万元' }),
    }]);
  });

  test('indicators, scores and quantities', async () => {
    expect(await json('indicators', '--name', '民事')).toMatchObject([{ level3: '民事法律援助案件', target: { raw: '≥10件' }, actual: { value: '9' } }]);
    expect(await json('scores')).toMatchObject([{ item: 'total', score: '95.5', grade: '优' }]);
    expect(await json('quantities', '--name', '援助')).toMatchObject([{ raw: '300件', section: '基本情况' }]);
    expect((await run('indicators', '--lang', 'en')).out.split('\n')[0]).toMatch(/^department\s+year\s+subject\s+level 1/u);
  });

  test('CSV has a byte order mark, and no cell that a spreadsheet would run', async () => {
    const { out } = await run('indicators', '--department', '乙市', '--csv');
    expect(out.startsWith('\ufeff部门,年度,')).toBe(true);
    expect(out).toContain(",'=1+1,");
  });
});

describe('findings', () => {
  test('as sentences with every place quoted', async () => {
    const { out } = await run('findings');
    expect(out).toContain('甲县司法局 2021 [错误] 各项之和与合计不符。 (sum_mismatch)\n    「90万元」 字符3-7\n');
  });
  test('summed up by rule', async () => {
    expect(await json('findings', '--summary')).toEqual([{ rule: 'sum_mismatch', severity: 'error', findings: 1, documents: 1, departments: 1, largest: '10', unit: null }]);
  });
  test('summed up and listed by what they are about, within the limit', async () => {
    expect(await json('findings', '--summary', '--kind', 'reading')).toEqual([]);
    expect(await json('findings', '--summary', '--kind', 'contradiction')).toMatchObject([{ rule: 'sum_mismatch', findings: 1 }]);
    expect(await json('findings', '--kind', 'contradiction', '--limit', '1')).toMatchObject([{ rule: 'sum_mismatch', kind: 'contradiction' }]);
  });
});

describe('show', () => {
  test('by the beginning of the id, the file or part of the department', async () => {
    for (const name of [idOf('a.txt').slice(0, 6), 'a.txt', '乙市']) {
      expect((await run('show', name)).status).toBe(0);
    }
    const { out } = await run('show', 'a.txt');
    for (const part of ['提纲 (1)', '一、基本情况', '金额 (1)', '绩效指标 (2)', '得分 (1)', '数量 (1)', '审核发现 (1)', '各项之和与合计不符。']) expect(out).toContain(part);
    expect(await json('show', 'a.txt')).toMatchObject({ id: idOf('a.txt'), records: { figure: [{ amount: '10000000' }] } });
  });
  test('says when there is none, or more than one', async () => {
    expect(await run('show', '丁市')).toMatchObject({ status: 1, error: '错误: 没有找到文档 丁市, 用 jixiao list 查看全部\n' });
    const { status, error } = await run('show', '甲县司法局');
    expect(status).toBe(1);
    expect(error).toContain('对应 2 份文档');
  });
});

describe('compare', () => {
  test('a measure by department: 万元, shares and changes, projects added up where the department states nothing', async () => {
    const { out } = await run('compare', '--measure', 'expenditure_total');
    expect(out).toContain('支出合计(万元)\n');
    const lines = out.split('\n').map((line) => line.split(/ {2,}/u));
    expect(lines).toContainEqual(['部门', '2021', '2022', '占比%', '增减', '增减%', '口径']);
    expect(lines).toContainEqual(['甲县司法局', '1,000.00', '1,250.00*', '62.50', '250.00', '25.00', '执行数']);
    expect(lines).toContainEqual(['乙市司法局', '750.00', '37.50', '执行数']);
    expect(out).toContain('* 文档中还有其他数值');
  });
  test('exact to the last 分 in JSON', async () => {
    expect(await json('compare', '--measure', 'expenditure_total')).toMatchObject({
      years: [2021, 2022], totals: ['10000000.00', '20000000.01'],
      rows: [{ department: '甲县司法局', cells: [{ amount: '10000000.00' }, { amount: '12500000.01', others: ['12600000.00'] }], share: '62.50', change: { amount: '2500000.01', percent: '25.00' } }, { department: '乙市司法局' }],
    });
  });
  test('by region, by year, and of one stage', async () => {
    expect(await json('compare', '--measure', 'expenditure_total', '--by', 'region', '--year', '2022')).toMatchObject({ rows: [{ region: '甲县', regionCode: '130123' }, { region: '乙市' }] });
    expect(await json('compare', '--measure', 'expenditure_total', '--by', 'year')).toMatchObject({ rows: [{ year: '2021', cells: [{ departments: 1 }] }, { year: '2022', cells: [{ departments: 2 }], change: { amount: '2500000.01', percent: '25.00', departments: 1 } }] });
    expect(await json('compare', '--measure', 'expenditure_total', '--stage', 'initial_budget')).toMatchObject({ rows: [{ cells: [{ amount: '12000000.00', stages: ['initial_budget'] }] }] });
  });
  test('an indicator under all its names, which are shown with the reason', async () => {
    const { out } = await run('compare', '--indicator', '法律援助案件');
    expect(out).toContain('171.67');
    expect(out).toContain('  办理法律援助案件数 × 1 (同名)');
    expect(out).toContain('  法援案件数量 × 1 (概念规则 concept.legal-aid-cases)');
    const found = (await json('compare', '--indicator', '法律援助案件')) as { rows: { level3: string; rate: string }[]; near: { name: string }[] };
    expect(found.rows.map((row) => [row.level3, row.rate])).toEqual([['办理法律援助案件数', '171.67'], ['法援案件数量', '75.00']]);
    expect(found.near.map((entry) => entry.name)).toEqual(['民事法律援助案件']);
  });
});

describe('search', () => {
  test.each([['援助'], ['法律援助案件'], ['300'], ['法律', '案件']])('%s', async (...words) => {
    const { out } = await run('search', ...words);
    expect(out).toContain('基本情况 · 字符');
    expect(out).toContain('全年办理法律援助案件300件');
  });
  test('as JSON, with section and place', async () => {
    expect(await json('search', '援助', '--year', '2021')).toMatchObject([{ document: idOf('a.txt'), section: ['基本情况'], page: null, start: 13, end: 15, snippet: { match: '援助' } }]);
  });
  test('nothing found', async () => {
    expect((await run('search', '没有的词')).out).toBe('共 0 份文档\n');
  });
});

describe('query', () => {
  test('prints a table, JSON or CSV', async () => {
    const sql = 'SELECT department, count(*) AS n FROM documents GROUP BY department ORDER BY n';
    expect((await run('query', sql)).out).toBe('department  n\n──────────  ─\n乙市司法局  1\n甲县司法局  2\n共 2 行\n');
    expect(await json('query', sql)).toEqual([{ department: '乙市司法局', n: 1 }, { department: '甲县司法局', n: 2 }]);
    expect((await run('query', sql, '--csv')).out).toBe('\ufeffdepartment,n\r\n乙市司法局,1\r\n甲县司法局,2\r\n');
  });
  test('writes nothing', async () => {
    expect(await run('query', 'DELETE FROM figure')).toEqual({ status: 1, out: '', error: '错误: 只能查询, 不能执行 DELETE; 请用 SELECT 语句\n' });
    expect((await run('query', 'SELEC 1')).status).toBe(1);
    expect((await run('query', 'SELECT colour', '--lang', 'en')).error).toBe('error: SQL error: no such column: colour\n');
  });
});

describe('export', () => {
  test('jsonl is the contract, text on request', async () => {
    const { out } = await run('export', '--format', 'jsonl', '--document', 'a.txt');
    const lines = out.trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map((line) => line['type'])).toEqual(['document', 'section', 'figure', 'indicator', 'indicator', 'score', 'quantity', 'finding']);
    expect(Object.keys(lines[0]!)).toEqual(['type', 'id', 'file', 'sha256', 'mediaType', 'title', 'reportType', 'department', 'region', 'regionCode', 'fiscalYear', 'reportDate']);
    expect(Object.keys(lines[2]!)).toEqual(['type', 'document', 'subject', 'measure', 'label', 'stage', 'year', 'amount', 'raw', 'source']);
    expect((await run('export', '--format', 'jsonl', '--with-text')).out.match(/"type":"text"/gu)).toHaveLength(3);
  });
  test('csv makes a file for each kind, harmless in a spreadsheet', async () => {
    const folder = path.join(scratch, 'csv');
    expect((await run('export', '--format', 'csv', '--output', folder)).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['document.csv', 'figure.csv', 'finding.csv', 'indicator.csv', 'quantity.csv', 'score.csv', 'section.csv']);
    const named = path.join(scratch, 'named', 'out.csv');
    await run('export', '--format', 'csv', '--output', named);
    expect(readFileSync(path.join(scratch, 'named', 'out.figure.csv'), 'utf8')).toBe(readFileSync(path.join(folder, 'figure.csv'), 'utf8'));
    const indicators = readFileSync(path.join(folder, 'indicator.csv'), 'utf8');
    expect(indicators.startsWith('\ufeffdocument,department,')).toBe(true);
    expect(indicators).toContain(",'=1+1,");
    expect(indicators).toContain(",'@SUM(A1),");
  });
  test('text, into a file', async () => {
    const file = path.join(scratch, 'out', 'all.txt');
    expect((await run('export', '--format', 'text', '--document', 'a.txt', '--output', file)).out).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(TEXT);
    expect(existsSync(`${file}.part`)).toBe(false);
  });
});

describe('import', () => {
  test('says what it did and ends with its status', async () => {
    const other = path.join(scratch, 'import.sqlite');
    const folder = anArchive(2, path.join(scratch, 'reports'));
    const first = await startJixiao(['import', folder, '--db', other]);
    expect(first.status).toBe(0);
    expect(first.out).toContain('共 2 个文件: 新增 2, 未变 0; 其中部分读取 0, 失败 0\n');
    writeFileSync(path.join(folder, 'empty.txt'), '');
    const second = await jixiao(['import', folder, '--db', other, '--json']);
    expect(second.status).toBe(1);
    expect(JSON.parse(second.out)).toMatchObject({ counts: { files: 3, new: 1, unchanged: 2, failed: 1 }, troubles: [{ path: path.join(folder, 'empty.txt'), status: 'failed', reason: { code: 'empty_file' } }] });
  });
  test('one database, two imports at once: the second says so', async () => {
    const other = path.join(scratch, 'busy.sqlite');
    const store = await openStore(other, { mode: 'write' });
    const { status, error } = await jixiao(['import', anArchive(1, path.join(scratch, 'busy')), '--db', other]);
    await store.close();
    expect(status).toBe(1);
    expect(error).toContain('另一个 jixiao 进程正在写');
  });
});

describe('tables', () => {
  test('of any file, without a database', async () => {
    const file = path.join(scratch, 'table.html');
    writeFileSync(file, '<table><tr><th colspan="2">指标</th><th>分值</th></tr><tr><td>产出</td><td>数量</td><td>10</td></tr></table>');
    const { out } = await jixiao(['tables', file, '--json']);
    expect(JSON.parse(out)).toEqual({ tables: [{ page: null, bbox: null, cells: [['指标', '', '分值'], ['产出', '数量', '10']], spans: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 2 }] }] });
    expect((await jixiao(['tables', file])).out).toContain('产出  数量  10');
    expect(await jixiao(['tables', path.join(scratch, 'missing.pdf')])).toMatchObject({ status: 1 });
  });
});

describe('ids by the names that tables print for them', () => {
  test('give the same rows as the ids', async () => {
    const byName = await json('figures', '--measure', '支出合计', '--stage', '年初预算', '--subject', '部门') as unknown[];
    expect(byName).toEqual(await json('figures', '--measure', 'expenditure_total', '--stage', 'initial_budget', '--subject', 'department'));
    expect(byName.length).toBeGreaterThan(0);
    expect(await json('compare', '--measure', '支出合计', '--by', '地区')).toEqual(await json('compare', '--measure', 'expenditure_total', '--by', 'region'));
    expect(await json('findings', '--rule', '合计与分项不符', '--severity', '错误')).toEqual(await json('findings', '--rule', 'sum_mismatch', '--severity', 'error'));
  });
  test('quotation marks in a name do not matter; part of one is answered with what comes near', async () => {
    expect((await run('figures', '--measure', '“三公”经费')).status).toBe(0);
    const { status, error } = await run('figures', '--measure', '基本');
    expect({ status, error }).toEqual({ status: 2, error: '错误: --measure 没有 基本; 相近的有: 基本支出(basic_expenditure)\n' });
  });
});

describe('a wrong command line ends with status 2 and a hint, before anything is opened', () => {
  test.each([
    [['lst'], '没有 lst 这个命令'], [['import'], '缺少参数 文件或文件夹'], [['list', '--nonsense'], '没有 --nonsense 这个选项'], [['figures', '--year', '22'], '年度 22 写法不对'],
    [['figures', '--measure', 'nonsense'], '--measure 没有 nonsense'], [['export', '--format', 'xml'], '没有 xml 这种格式'], [['compare'], '--measure 或 --indicator'],
    [['compare', '--measure', 'revenue_total', '--by', 'moon'], '--by 没有 moon'], [['list', '--limit', '0'], '--limit 需要正整数'], [['import', 'x', '--jobs', 'many'], '--jobs 需要正整数'], [['query'], '缺少参数'],
  ])('%s', async (args, message) => {
    const { status, error, out } = await jixiao([...args, '--db', path.join(scratch, 'nowhere.sqlite')]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toContain(message);
    expect(error).not.toContain('    at ');
  });
  test('no database yet is no wrong usage', async () => {
    expect(await jixiao(['list', '--db', path.join(scratch, 'nowhere.sqlite')])).toMatchObject({ status: 1, out: '' });
  });
  test('in English by option and by environment', async () => {
    expect((await jixiao(['list', '--nonsense', '--lang', 'en'])).error).toBe("error: unknown option '--nonsense'\n");
    expect((await startJixiao(['list', '--year', 'x'], { env: { JIXIAO_LANG: 'en' } })).error).toBe('error: bad year x, write 2022 or 2020..2022\n');
  });
});

describe('help', () => {
  test('is Chinese, and English on request', async () => {
    const { out, status } = await jixiao(['--help']);
    expect(status).toBe(0);
    expect(out).toMatch(/^用法: jixiao/u);
    expect(out).not.toMatch(/Options|Commands|display help/u);
    expect((await jixiao(['compare', '--help', '--lang', 'en'])).out).toMatch(/^Usage: jixiao compare/u);
  });
  test('every command has a summary', async () => {
    const { out } = await jixiao(['--help']);
    for (const command of ['import', 'list', 'show', 'figures', 'indicators', 'scores', 'quantities', 'findings', 'compare', 'search', 'query', 'export', 'tables']) {
      expect(out).toMatch(new RegExp(`^  ${command} .*\\p{Script=Han}`, 'mu'));
    }
  });
});
