import { describe, expect, it } from 'vitest';
import { across, aPage, gridsOf, line, paragraphsOf, prose, rightAligned } from './a-page.ts';

const FIGURES = [['Agriculture', '1,200', '34.5', '7'], ['Health', '980', '12.0', '11'], ['Housing', '15,400', '8.25', '120'], ['Total', '17,580', '54.75', '138']];
const RIGHTS = [300, 380, 450];
const rows = (from = 140, data = FIGURES): ReturnType<typeof line> =>
  data.flatMap(([label, ...figures], i) => [...line(label!, 80, from + i * 16), ...figures.flatMap((figure, c) => rightAligned(figure, RIGHTS[c]!, from + i * 16))]);
const header = [...line('Sector', 80, 116), ...rightAligned('Budget', 300, 116), ...rightAligned('Share', 380, 116), ...rightAligned('Units', 450, 116)];

describe('a table without lines between its columns', () => {
  it('has its columns where figures stand below one another', () => {
    const [grid] = gridsOf(aPage({ words: [...header, ...rows()] }));
    expect(grid!.cells).toEqual([['Sector', 'Budget', 'Share', 'Units'], ...FIGURES]);
  });

  it('with three rules ends at the last, and what follows is text', () => {
    const page = aPage({ words: [...header, ...rows(), ...line('Source: final account.', 80, 212)], rulings: [across(110, 80, 450), across(132, 80, 450), across(206, 80, 450)] });
    expect(gridsOf(page)[0]!.cells).toEqual([['Sector', 'Budget', 'Share', 'Units'], ...FIGURES]);
    expect(paragraphsOf(page)).toEqual(['Source: final account.']);
  });

  it('spans a heading over the columns above a partial rule', () => {
    const page = aPage({ words: [...line('2022', 365, 100), ...header, ...rows()], rulings: [across(96, 80, 450), across(113.5, 330, 450), across(132, 80, 450), across(206, 80, 450)] });
    const [grid] = gridsOf(page);
    expect(grid!.cells.slice(0, 2)).toEqual([['Sector', 'Budget', '2022', ''], ['', '', 'Share', 'Units']]);
    expect(grid!.spans).toContainEqual({ row: 0, column: 2, rowSpan: 1, columnSpan: 2 });
  });

  it('joins header lines of one column to one cell', () => {
    const page = aPage({ words: [...rightAligned('Total', 300, 100), ...header, ...rows()], rulings: [across(96, 80, 450), across(132, 80, 450), across(206, 80, 450)] });
    expect(gridsOf(page)[0]!.cells[0]).toEqual(['Sector', 'Total Budget', 'Share', 'Units']);
  });

  it('gives a heading of rows a row of its own', () => {
    const page = aPage({ words: [...header, ...rows(140, FIGURES.slice(0, 2)), ...line('By region', 80, 172), ...rows(188, FIGURES.slice(2))] });
    expect(gridsOf(page)[0]!.cells[3]).toEqual(['By region', '', '', '']);
  });

  it('joins a label that wraps', () => {
    const page = aPage({ words: [...header, ...rows(140, FIGURES.slice(0, 3)), ...line('and land use', 84, 183), ...rows(200, FIGURES.slice(3))] });
    expect(gridsOf(page)[0]!.cells[3]![0]).toBe('Housing and land use');
  });

  it('takes leader dots for no text', () => {
    const dotted = FIGURES.map(([label, ...rest]) => [`${label} ..........`, ...rest]);
    expect(gridsOf(aPage({ words: [...header, ...rows(140, dotted)] }))[0]!.cells.slice(1)).toEqual(FIGURES);
  });

  it('with a rule under every row has wrapped texts in one row', () => {
    const page = aPage({
      words: [...line('指标', 84, 106), ...line('说明', 184, 106), ...line('办结率', 84, 134), ...line('在规定期限内办结的案件占', 184, 128), ...line('全部案件的比例', 184, 142), ...line('满意度', 84, 166), ...line('抽样调查', 184, 166)],
      rulings: [100, 122, 158, 184].map((y) => across(y, 80, 450)),
    });
    expect(gridsOf(page)[0]!.cells).toEqual([['指标', '说明'], ['办结率', '在规定期限内办结的案件占全部案件的比例'], ['满意度', '抽样调查']]);
  });

  it('of texts only has its rows line by line', () => {
    const data = [['Name', 'Role', 'City'], ['Anna Smith', 'Director', 'London'], ['Bob Miller', 'Auditor', 'Paris'], ['Carla Jones', 'Head of unit', 'Rome']];
    const words = data.flatMap((row, i) => row.flatMap((text, c) => line(text, 80 + c * 120, 100 + i * 16)));
    expect(gridsOf(aPage({ words }))[0]!.cells).toEqual(data);
  });

  it('takes a currency sign set apart to its figure', () => {
    const words = [['Cash', '1,234', '998'], ['Stocks', '8,901', '7,654'], ['Total', '10,135', '8,652']].flatMap(([label, a, b], i) => [
      ...line(label!, 80, 100 + i * 16), ...line('$', 220, 100 + i * 16), ...rightAligned(a!, 300, 100 + i * 16), ...line('$', 330, 100 + i * 16), ...rightAligned(b!, 400, 100 + i * 16),
    ]);
    expect(gridsOf(aPage({ words }))[0]!.cells).toEqual([['Cash', '$ 1,234', '$ 998'], ['Stocks', '$ 8,901', '$ 7,654'], ['Total', '$ 10,135', '$ 8,652']]);
  });

  it('beside a column of prose is found in its own column', () => {
    const left = prose(Array.from({ length: 12 }, () => '左栏是连续的正文，与右边的表无关，'), { left: 60, top: 100, pitch: 16 });
    const right = [['甲', '12.5', '7'], ['乙', '13.0', '8'], ['丙', '9.1', '9'], ['丁', '8.8', '10']].flatMap(([label, a, b], i) => [...line(label!, 300, 100 + i * 16), ...rightAligned(a!, 400, 100 + i * 16), ...rightAligned(b!, 480, 100 + i * 16)]);
    const after = prose(Array.from({ length: 7 }, () => '表后是右栏的正文，也占满一整栏，'), { left: 300, top: 180, pitch: 16 });
    const [grid] = gridsOf(aPage({ words: [...left, ...right, ...after] }));
    expect(grid!.cells.slice(0, 4)).toEqual([['甲', '12.5', '7'], ['乙', '13.0', '8'], ['丙', '9.1', '9'], ['丁', '8.8', '10']]);
  });

  it('keeps its caption outside', () => {
    const page = aPage({ words: [...line('Table 3.', 80, 96), ...line('Spending by sector', 150, 96), ...header, ...rows()], rulings: [across(112, 80, 450), across(132, 80, 450), across(206, 80, 450)] });
    expect(gridsOf(page)[0]!.cells[0]).toEqual(['Sector', 'Budget', 'Share', 'Units']);
    expect(paragraphsOf(page)).toEqual(['Table 3. Spending by sector']);
  });
});

describe('no table', () => {
  it('is prose in two columns', () => {
    const left = prose(Array.from({ length: 8 }, () => '本专栏文字分为两栏排列，应先读左'), { left: 60, pitch: 16 });
    const right = prose(Array.from({ length: 8 }, () => '右栏的文字接在左栏文字之后，不混'), { left: 300, pitch: 16 });
    const page = aPage({ words: [...left, ...right] });
    expect(gridsOf(page)).toEqual([]);
    expect(paragraphsOf(page).join('')).toMatch(/^(?:本专栏文字分为两栏排列，应先读左){8}(?:右栏的文字接在左栏文字之后，不混){8}$/);
  });

  it('is a table of contents', () => {
    const words = ['一、部门概况', '二、预算表', '三、情况说明', '四、名词解释', '五、附件'].flatMap((text, i) => [...line(`${text}${'.'.repeat(40)}`, 80, 100 + i * 20), ...rightAligned(String(i * 3 + 1), 500, 100 + i * 20)]);
    expect(gridsOf(aPage({ words }))).toEqual([]);
  });

  it('is a table of contents without dots', () => {
    const words = ['第一部分 部门概况', '一、主要职能', '二、机构设置', '第二部分 部门决算表', '第三部分 情况说明'].flatMap((text, i) => [...line(text, 80, 100 + i * 20), ...rightAligned(String(i * 2 + 1), 500, 100 + i * 20)]);
    expect(gridsOf(aPage({ words }))).toEqual([]);
  });

  it('is a line with two prompts, a list, or a signature', () => {
    const words = [...line('填报日期：2023年3月1日', 80, 100), ...line('单位：万元', 400, 100), ...line('1.', 80, 130), ...line('第一项工作', 110, 130), ...line('2.', 80, 150), ...line('第二项工作', 110, 150), ...line('3.', 80, 170), ...line('第三项工作', 110, 170), ...line('4.', 80, 190), ...line('第四项工作', 110, 190), ...line('负责人：张某', 80, 220), ...line('填表人：李某', 300, 220)];
    expect(gridsOf(aPage({ words }))).toEqual([]);
  });
});
