import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KINDS } from '../../src/store/report.ts';
import type { Store } from '../../src/store/store.ts';
import { aFigure, aFinding, anIndicator, aReport, aSection, at, idOf, sha256 } from '../store/a-report.ts';

export interface Backend {
  /** A new, empty database. */
  create(): Promise<Store>;
  /** The same database for reading, after the writer has closed. */
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

const RUN = { startedAt: '2026-01-02T03:04:05.000Z', arguments: ['reports'], edition: { readBy: 'rules-1', rules: { measures: 'abc' }, software: '1.0.0' } };
const file = (name: string) => ({ path: `/reports/${name}`, name });

/** What every database behind `Store` must do. Run for each of them. */
export function storeContract(backend: () => Backend): void {
  let store: Store;
  let run: number;
  let under: Backend;
  beforeEach(async () => {
    under = backend();
    store = await under.create();
    run = await store.beginRun(RUN);
  });
  afterEach(async () => {
    await store.close();
    await under.remove();
  });
  const save = (name: string, parts: Parameters<typeof aReport>[0] = {}) => store.save(aReport({ name, ...parts }), file(name), run);
  const rowNumbers = async (): Promise<unknown> => {
    const { rows } = await store.query('SELECT no FROM figures ORDER BY no', { limit: 100 });
    return rows.map((row) => row['no']);
  };

  describe('what is written is read back', () => {
    test('every kind of record comes back as it was', async () => {
      const records = {
        section: [aSection()], figure: [aFigure({ source: at(5, 9, { page: 2, bbox: [1.25, 2, 3, 4] }) })], indicator: [anIndicator()], finding: [aFinding()],
        score: [{ subject: 'department', item: 'total', full: '100', score: '95.50', grade: '优' as const, source: at(1), rules: [] }],
        quantity: [{ label: '法律援助案件', op: null, value: '300', high: '500', unit: '件', raw: '300-500件', section: null, source: at(1), rules: ['q'] }],
        issue: [{ code: 'a.b', severity: 'info' as const, message: '甲', messageEn: 'a', page: 3, start: null, end: null }],
      };
      await save('a.txt', { records });
      for await (const report of store.reports({}, { withText: true })) {
        expect(report.records).toEqual(records);
        expect(report.text).toBe('基本情况\n本单位支出90万元。\n');
        expect(report.row.file).toBe('a.txt');
        expect(KINDS.map((kind) => report.row.counts[kind])).toEqual([1, 1, 1, 1, 1, 1, 1]);
      }
    });

    test('an amount is exact however many digits it has, and its 分 are a whole number', async () => {
      await save('a.txt', { records: { figure: [aFigure({ amount: '123456789012345.678' })] } });
      const [figure] = await store.records('figure', {});
      expect(figure?.amount).toBe('123456789012345.678');
      const { rows } = await store.query('SELECT amount_fen, typeof(amount_fen) AS type FROM figures', { limit: 1 });
      expect(rows).toEqual([{ amount_fen: 12345678901234568n, type: 'integer' }]);
    });

    test('a record names the rules that made it', async () => {
      await save('a.txt', { records: { figure: [aFigure({ rules: ['stage.executed', 'measure.a'] })] } });
      expect((await store.records('figure', {}))[0]?.rules).toEqual(['stage.executed', 'measure.a']);
    });
  });

  describe('loading twice', () => {
    test('leaves the same rows, untouched', async () => {
      const parts = { records: { figure: [aFigure(), aFigure({ stage: 'initial_budget', amount: '9000000' })] } };
      expect(await save('a.txt', parts)).toBe('new');
      const before = await rowNumbers();
      expect(await save('a.txt', parts)).toBe('same');
      expect(await rowNumbers()).toEqual(before);
    });

    test('writes only the row that changed', async () => {
      await save('a.txt', { records: { figure: [aFigure(), aFigure({ stage: 'initial_budget', amount: '9000000' })] } });
      const before = (await rowNumbers()) as number[];
      expect(await save('a.txt', { records: { figure: [aFigure(), aFigure({ stage: 'initial_budget', amount: '9000001' })] } })).toBe('changed');
      const after = (await rowNumbers()) as number[];
      expect(after.filter((no) => before.includes(no))).toHaveLength(1);
      expect((await store.records('figure', {})).map((figure) => figure.amount).sort()).toEqual(['10929000', '9000001']);
    });

    test('two equal rows of one document stay two', async () => {
      const parts = { records: { figure: [aFigure(), aFigure()] } };
      await save('a.txt', parts);
      expect(await save('a.txt', parts)).toBe('same');
      expect(await store.records('figure', {})).toHaveLength(2);
    });

    test('a document under two names is one document with two files', async () => {
      await save('a.txt');
      expect(await store.addFile(sha256('a.txt'), file('copy of a.txt'), run)).toBe(true);
      expect(await store.addFile(sha256('a.txt'), file('copy of a.txt'), run)).toBe(false);
      expect((await store.documents({})).map((row) => row.file)).toEqual(['a.txt']);
      expect((await store.findDocuments('copy of a.txt')).map((row) => row.id)).toEqual([idOf('a.txt')]);
    });

    test('a text that changed is found by its new words only', async () => {
      await save('a.txt', { text: '旧的文字' });
      await save('a.txt', { text: '新的说明' });
      expect((await store.search(['旧的'], {})).total).toBe(0);
      expect((await store.search(['说明'], {})).total).toBe(1);
    });
  });

  describe('filters', () => {
    beforeEach(async () => {
      await save('a.txt', { facts: { department: '甲县财政局', regionCode: '130123', fiscalYear: 2021 }, records: { figure: [aFigure()] } });
      await save('b.txt', { facts: { department: '乙市教育局', region: '乙市', regionCode: '130900', fiscalYear: 2022 }, records: { figure: [aFigure({ measure: 'revenue_total', stage: 'initial_budget', label: '收入总计' })] } });
      await save('c.txt', { facts: { department: '丙区财政局', region: '丙区', regionCode: '420114', fiscalYear: 2023 }, records: { figure: [aFigure({ year: 2023 })] } });
    });
    const names = async (filter: Parameters<Store['documents']>[0]) => (await store.documents(filter)).map((row) => row.file).sort();

    test('a province stands for everything below it', async () => {
      expect(await names({ region: '130000' })).toEqual(['a.txt', 'b.txt']);
      expect(await names({ region: '130900' })).toEqual(['b.txt']);
      expect(await names({ region: '420114' })).toEqual(['c.txt']);
      expect(await names({ region: '丙区' })).toEqual(['c.txt']);
    });

    test('part of the department, and a span of years', async () => {
      expect(await names({ department: '财政' })).toEqual(['a.txt', 'c.txt']);
      expect(await names({ department: '%' })).toEqual([]);
      expect(await names({ year: { from: 2022, to: null } })).toEqual(['b.txt', 'c.txt']);
      expect(await names({ year: { from: 2021, to: 2022 }, department: '财政' })).toEqual(['a.txt']);
    });

    test('measure, stage and label', async () => {
      const found = async (filter: Parameters<Store['documents']>[0]) => (await store.records('figure', filter)).map((figure) => figure.of.department);
      expect(await found({ measure: 'revenue_total' })).toEqual(['乙市教育局']);
      expect(await found({ stage: 'executed', region: '420000' })).toEqual(['丙区财政局']);
      expect(await found({ name: '总计' })).toEqual(['乙市教育局']);
    });
  });

  describe('search', () => {
    test.each([['支出'], ['本单位'], ['90'], ['元'], ['本单位支出90万元']])('finds %s', async (word) => {
      await save('a.txt');
      expect((await store.search([word], {})).documents.map(({ row }) => row.file)).toEqual(['a.txt']);
    });
    test.each([['收入'], ['单支'], ['91']])('does not find %s', async (word) => {
      await save('a.txt');
      expect((await store.search([word], {})).total).toBe(0);
    });
    test('all words are required', async () => {
      await save('a.txt');
      expect((await store.search(['支出', '收入'], {})).total).toBe(0);
      expect((await store.search(['支出', '情况'], {})).total).toBe(1);
    });
    test.each([['"'], ['支出"'], ['NEAR('], ['*'], ['a AND'], ['']])('characters of the query language do no harm: %s', async (word) => {
      await save('a.txt');
      await expect(store.search([word], {})).resolves.toBeDefined();
    });
  });

  describe('compared and added up', () => {
    test('findings by rule, with the two numbers that differ most', async () => {
      await save('a.txt', { records: { finding: [aFinding(), aFinding({ expected: '10.25', stated: '1010.5' }), aFinding({ rule: 'weight_sum', severity: 'warning', expected: null, stated: null })] } });
      expect(await store.findingsByRule({})).toEqual([
        { rule: 'sum_mismatch', severity: 'error', findings: 2, documents: 1, departments: 1, largest: { expected: '10.25', stated: '1010.5', message: aFinding().message } },
        { rule: 'weight_sum', severity: 'warning', findings: 1, documents: 1, departments: 1, largest: null },
      ]);
    });
    test('findings by document, of one kind where that is asked', async () => {
      await save('a.txt', { records: { finding: [aFinding(), aFinding(), aFinding({ rule: 'unparsed', severity: 'info', kind: 'unparsed' })] } });
      const rows = await store.findingsByDocument({});
      expect(rows.map(({ rule, severity, findings }) => [rule, severity, findings])).toEqual([['sum_mismatch', 'error', 2], ['unparsed', 'info', 1]]);
      expect((await store.findingsByDocument({ kind: 'unparsed' })).map(({ rule }) => rule)).toEqual(['unparsed']);
    });
    test('names of indicators with their rows', async () => {
      await save('a.txt', { records: { indicator: [anIndicator(), anIndicator({ level3: '办理案件' }), anIndicator()] } });
      expect(await store.indicatorNames({})).toEqual([{ name: '举办宣传活动', rows: 2 }, { name: '办理案件', rows: 1 }]);
      expect(await store.indicatorNames({ department: '乙' })).toEqual([]);
    });
  });

  test('a failed document is known with its reason', async () => {
    const reason = { code: 'truncated', message: '文件不完整', messageEn: 'incomplete' };
    await save('a.pdf', { report: { status: 'failed', reason, text: null } });
    expect(await store.known(sha256('a.pdf'))).toMatchObject({ status: 'failed', reason, readBy: 'rules-1' });
    expect(await store.known(sha256('b.pdf'))).toBeNull();
  });

  test('documents come in the order of their ids, whatever the order of import', async () => {
    for (const name of ['d', 'a', 'c', 'b']) await save(name);
    const ids: string[] = [];
    for await (const { row } of store.reports({}, { withText: false })) ids.push(row.id);
    expect(ids).toEqual(['d', 'a', 'c', 'b'].map(idOf).sort());
  });

  test('the first import makes the first edition, and it is current', async () => {
    expect(await store.editions()).toEqual([{ number: 1, state: 'whole', readBy: 'rules-1', rules: { measures: 'abc' }, software: '1.0.0', madeAt: RUN.startedAt, current: true, kept: false, counts: { documents: 0, section: 0, figure: 0, indicator: 0, score: 0, quantity: 0, finding: 0, cells: 0, cellsRead: 0, numbers: 0, numbersRead: 0 } }]);
  });

  test('a reader sees what the writer has finished', async () => {
    await save('a.txt');
    const reader = await under.reopen();
    expect((await reader.documents({})).map((row) => row.file)).toEqual(['a.txt']);
    await reader.close();
  });
}
