import { describe, expect, it } from 'vitest';
import { tablesOf } from '../../src/layout/table-grids.ts';
import { textOf } from '../../src/model/document.ts';
import { across, aPage, documentOf, down, gridLines, inGrid, line, tableBlocks } from './a-page.ts';

const XS = [80, 200, 320, 440];
const UPPER = [700, 730, 760, 790], LOWER = [60, 90, 120];
const HEADER = ['指标', '目标值', '完成值'];
const pageOne = (rows: readonly (readonly (string | null)[])[] = [HEADER, ['办案数', '500件', '515件'], ['宣传场次', '100场', '120场']]) =>
  aPage({ number: 1, words: inGrid(XS, UPPER, rows), rulings: gridLines(XS, UPPER) });
const pageTwo = (rows: readonly (readonly (string | null)[])[], ys = LOWER) => aPage({ number: 2, words: inGrid(XS, ys, rows), rulings: gridLines(XS, ys) });
const gridOf = (document: ReturnType<typeof documentOf>): string[][] => {
  const [table] = tableBlocks(document);
  return Array.from({ length: table!.rowCount }, (_, row) => table!.cells.filter((cell) => cell.row === row).map((cell) => textOf(document, cell)));
};

describe('a table continued on the next page', () => {
  it('is one table, and its second box is kept', () => {
    const document = documentOf(pageOne(), pageTwo([['调解数', '50件', '52件'], ['满意度', '95%', '97%']]));
    expect(tableBlocks(document)).toHaveLength(1);
    expect(gridOf(document)).toEqual([HEADER, ['办案数', '500件', '515件'], ['宣传场次', '100场', '120场'], ['调解数', '50件', '52件'], ['满意度', '95%', '97%']]);
    expect(tableBlocks(document)[0]!.continuations).toEqual([{ page: 2, bbox: [80, 60, 440, 120], firstRow: 3, repeatedRows: 0 }]);
    expect(tableBlocks(document)[0]!.cells.at(-1)).toMatchObject({ page: 2, bbox: [320, 90, 440, 120] });
  });

  it('keeps a repeated header once, and gives it again when asked page by page', () => {
    const document = documentOf(pageOne(), pageTwo([HEADER, ['调解数', '50件', '52件']]));
    expect(gridOf(document)).toHaveLength(4);
    expect(document.dropped).toEqual([{ text: '指标 目标值 完成值', reason: 'duplicate', page: 2 }]);
    expect(tablesOf(document).map((grid) => [grid.page, grid.cells])).toEqual([
      [1, [HEADER, ['办案数', '500件', '515件'], ['宣传场次', '100场', '120场']]],
      [2, [HEADER, ['调解数', '50件', '52件']]],
    ]);
  });

  it('keeps a repeated caption once', () => {
    const caption = (top: number) => line('绩效目标自评表', 200, top);
    const one = pageOne(), two = pageTwo([HEADER, ['调解数', '50件', '52件']]);
    const document = documentOf({ ...one, words: [...caption(670), ...one.words] }, { ...two, words: [...caption(35), ...two.words] });
    expect(tableBlocks(document)).toHaveLength(1);
    expect(document.text.match(/自评表/g)).toHaveLength(1);
  });

  it('mends a row that the page break cuts', () => {
    const one = aPage({ number: 1, rulings: gridLines(XS, UPPER), words: [...inGrid(XS, UPPER, [HEADER, ['办案数', '500件', '515件'], [null, '100场', '120场']]), ...line('普法宣传活动场次数', 84, 769)] });
    const document = documentOf(one, pageTwo([['（线上）', null, null], ['满意度', '95%', '97%']]));
    expect(gridOf(document).slice(2)).toEqual([['普法宣传活动场次数（线上）', '100场', '120场'], ['满意度', '95%', '97%']]);
  });

  it('leaves full rows alone although their texts reach the borders', () => {
    const wide = (mark: string) => [`${mark}一二三四五六七八`, `${mark}二二三四五六七八`, `${mark}三二三四五六七八`];
    expect(gridOf(documentOf(pageOne([HEADER, wide('甲'), wide('乙')]), pageTwo([wide('丙'), wide('丁')])))).toHaveLength(5);
  });

  it('leaves rows alone that stand complete on both sides', () => {
    const document = documentOf(pageOne(), pageTwo([['其中：民事', null, null], ['满意度', '95%', '97%']]));
    expect(gridOf(document)).toHaveLength(5);
  });

  it('carries a merged cell over the break', () => {
    const rulings = [across(700, 80, 440), across(730, 80, 440), across(760, 200, 440), across(790, 80, 440), ...XS.map((x) => down(x, 700, 790))];
    const one = aPage({ number: 1, rulings, words: [...inGrid(XS, UPPER, [HEADER, [null, '500件', '515件'], [null, '100场', '120场']]), ...line('产出', 84, 754)] });
    const document = documentOf(one, pageTwo([[null, '50件', '52件'], ['效益', '95%', '97%']]));
    expect(tableBlocks(document)[0]!.cells.find((cell) => textOf(document, cell) === '产出')).toMatchObject({ row: 1, rowSpan: 3 });
  });

  it('gives a blank label at the break to the label above only where labels span rows', () => {
    const rulings = (row: boolean) => [across(700, 80, 440), across(730, row ? 80 : 200, 440), across(760, 80, 440), across(790, 80, 440), ...XS.map((x) => down(x, 700, 790))];
    const second = pageTwo([[null, '50件', '52件'], ['效益', '95%', '97%']]);
    const spanning = documentOf(aPage({ number: 1, rulings: rulings(false), words: [...line('产出', 84, 724), ...inGrid(XS, UPPER, [[null, '500件', '515件'], [null, '7件', '8件'], ['质量', '100场', '120场']])] }), second);
    expect(tableBlocks(spanning)[0]!.cells.find((cell) => textOf(spanning, cell) === '质量')).toMatchObject({ row: 2, rowSpan: 2 });
    const plain = documentOf(pageOne(), second);
    expect(tableBlocks(plain)[0]!.cells.find((cell) => textOf(plain, cell) === '宣传场次')).toMatchObject({ rowSpan: 1 });
  });

  it('that lacks a column line there has its cells spanning', () => {
    const xs = [80, 200, 440];
    const two = aPage({ number: 2, words: inGrid(xs, LOWER, [['合计', '615件'], ['备注', '无']]), rulings: gridLines(xs, LOWER) });
    const document = documentOf(pageOne(), two);
    expect(tableBlocks(document)).toHaveLength(1);
    expect(tableBlocks(document)[0]!.cells.find((cell) => textOf(document, cell) === '615件')).toMatchObject({ row: 3, column: 1, columnSpan: 2 });
  });
});

describe('two tables', () => {
  it('with text between them stay two', () => {
    const two = pageTwo([HEADER, ['调解数', '50件', '52件']]);
    expect(tableBlocks(documentOf(pageOne(), { ...two, words: [...line('二、其他情况', 80, 30), ...two.words] }))).toHaveLength(2);
  });

  it('with different columns stay two', () => {
    const xs = [80, 150, 440];
    expect(tableBlocks(documentOf(pageOne(), aPage({ number: 2, words: inGrid(xs, LOWER, [['甲', '乙'], ['丙', '丁']]), rulings: gridLines(xs, LOWER) })))).toHaveLength(2);
  });
});
