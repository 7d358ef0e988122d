import { describe, expect, it } from 'vitest';
import { across, aPage, documentOf, down, gridLines, gridsOf, inGrid, line, paragraphsOf, tableBlocks } from './a-page.ts';

const XS = [80, 200, 320, 440], YS = [100, 130, 160, 190];
const HEADER = ['项目', '预算数', '执行数'], BODY = ['基本支出', '100.00', '90.00'], LAST = ['项目支出', '50.00', '45.00'];
const words = inGrid(XS, YS, [HEADER, BODY, LAST]);
const full = gridLines(XS, YS);
const expected = [[...HEADER], [...BODY], [...LAST]];

describe('a ruled table', () => {
  it('gives every cell with its place', () => {
    const document = documentOf(aPage({ words, rulings: full }));
    const [table] = tableBlocks(document);
    expect(gridsOf(aPage({ words, rulings: full }))).toEqual([{ page: 1, bbox: [80, 100, 440, 190], cells: expected, spans: [] }]);
    expect(table).toMatchObject({ origin: 'ruled', page: 1, rowCount: 3, columnCount: 3 });
    expect(table!.cells[4]).toMatchObject({ row: 1, column: 1, page: 1, bbox: [200, 130, 320, 160] });
    expect(document.blocks).toHaveLength(1);
  });

  it('keeps blank cells', () => {
    const page = aPage({ words: inGrid(XS, YS, [HEADER, ['基本支出', '100.00', null], LAST]), rulings: full });
    expect(gridsOf(page)[0]!.cells[1]).toEqual(['基本支出', '100.00', '']);
    expect(tableBlocks(documentOf(page))[0]!.cells).toHaveLength(9);
  });

  it('has merged cells where inner lines are missing', () => {
    const rulings = [across(100, 80, 440), across(130, 200, 440), across(160, 80, 440), across(190, 80, 440), down(80, 100, 190), down(200, 100, 190), down(320, 130, 190), down(440, 100, 190)];
    const [grid] = gridsOf(aPage({ words: [...line('指标', 84, 124), ...line('年度指标值', 240, 108), ...line('目标值', 204, 138), ...line('完成值', 324, 138), ...line('数量', 84, 168), ...line('10件', 204, 168), ...line('12件', 324, 168)], rulings }));
    expect(grid!.cells).toEqual([['指标', '年度指标值', ''], ['', '目标值', '完成值'], ['数量', '10件', '12件']]);
    expect(grid!.spans).toEqual([{ row: 0, column: 0, rowSpan: 2, columnSpan: 1 }, { row: 0, column: 1, rowSpan: 1, columnSpan: 2 }]);
  });

  it('is read with lines drawn in pieces, a little askew, doubled, or too short to meet', () => {
    const broken = full.flatMap(({ x0, top, x1, bottom }) => (top === bottom
      ? [across(top + 0.4, x0 + 2, (x0 + x1) / 2), across(top - 0.4, (x0 + x1) / 2 + 2, x1 - 2), across(top + 2.4, x0, x1)]
      : [down(x0, top + 2, 145), down(x0 + 0.5, 146, bottom - 2)]));
    expect(gridsOf(aPage({ words, rulings: broken }))[0]!.cells).toEqual(expected);
  });

  it('is read with dashed and dotted lines', () => {
    const dashed = full.flatMap(({ x0, top, x1, bottom }) => {
      const length = top === bottom ? x1 - x0 : bottom - top;
      return Array.from({ length: Math.ceil(length / 2) }, (_, i) => (top === bottom
        ? { x0: x0 + i * 2, top: top - 0.5, x1: x0 + i * 2 + 1, bottom: top + 0.5 }
        : { x0: x0 - 0.5, top: top + i * 2, x1: x0 + 0.5, bottom: top + i * 2 + 1 }));
    });
    expect(gridsOf(aPage({ words, rulings: dashed }))[0]!.cells).toEqual(expected);
  });

  it('may be open at the left and right', () => {
    const rulings = [...YS.map((y) => across(y, 80, 440)), down(200, 100, 190), down(320, 100, 190)];
    expect(gridsOf(aPage({ words, rulings }))[0]!.cells).toEqual(expected);
  });

  it('joins the lines of a cell as in a paragraph: Chinese without, Latin with a space', () => {
    const page = aPage({ words: [...inGrid(XS, YS, [HEADER, [null, '1', '2'], LAST]), ...line('机关运行', 84, 132), ...line('经费', 84, 146)], rulings: full });
    expect(gridsOf(page)[0]!.cells[1]![0]).toBe('机关运行经费');
    const latin = aPage({ words: [...inGrid(XS, YS, [HEADER, [null, '1', '2'], LAST]), ...line('Running', 84, 132), ...line('costs', 84, 146)], rulings: full });
    expect(gridsOf(latin)[0]!.cells[1]![0]).toBe('Running costs');
  });

  it('takes a text that crosses a line to the cell of its middle', () => {
    const page = aPage({ words: [...inGrid(XS, YS, [HEADER, [null, '100.00', '90.00'], LAST]), ...line('一般公共预算财政拨款', 82, 139, { size: 12.5 })], rulings: full });
    expect(gridsOf(page)[0]!.cells[1]![0]).toBe('一般公共预算财政拨款');
  });

  it('stands apart from a second one below it', () => {
    const lower = YS.map((y) => y + 200);
    const page = aPage({ words: [...words, ...inGrid(XS, lower, [HEADER, BODY, LAST])], rulings: [...full, ...gridLines(XS, lower)] });
    expect(gridsOf(page).map((grid) => grid.bbox)).toEqual([[80, 100, 440, 190], [80, 300, 440, 390]]);
  });

  it('inside a page frame is found, and the frame is none', () => {
    const page = aPage({ words: [...words, ...line('正文在框内。', 80, 300)], rulings: [...full, ...gridLines([40, 555], [40, 800])] });
    expect(gridsOf(page)).toHaveLength(1);
    expect(paragraphsOf(page)).toEqual(['正文在框内。']);
  });

  it('told apart by shading alone has its columns from the shaded cells', () => {
    const fills = [0, 1, 2].flatMap((r) => [0, 1, 2].map((c) => [XS[c]!, YS[r]!, XS[c + 1]! - 1, YS[r + 1]! - 1] as const));
    expect(gridsOf(aPage({ words, fills }))[0]!.cells).toEqual(expected);
  });

  it('whose lines stop below the header goes on in the same columns', () => {
    const ys = [100, 130, 160, 190, 220];
    const rulings = [...ys.map((y) => across(y, 80, 440)), down(80, 100, 220), down(440, 100, 220), down(200, 100, 130), down(320, 100, 130)];
    const rows = [HEADER, BODY, LAST, ['合计', '150.00', '135.00']];
    expect(gridsOf(aPage({ words: inGrid(XS, ys, rows), rulings }))[0]!.cells).toEqual(rows);
  });

  it('with only a header line parts stacked figures into rows', () => {
    const rulings = [across(100, 80, 440), across(130, 80, 440), across(190, 80, 440), ...XS.map((x) => down(x, 100, 190))];
    expect(gridsOf(aPage({ words, rulings }))[0]!.cells).toEqual(expected);
  });

  it('has text that runs up a cell in one piece', () => {
    const upwards = ['产出', '指标'].map((text, i) => ({ text, bbox: [90 + i * 14, 136, 102 + i * 14, 160] as const, fontSize: 12, rotation: 270 as const }));
    const page = aPage({ words: [...inGrid(XS, YS, [HEADER, [null, '100.00', '90.00'], LAST]), ...upwards], rulings: full });
    expect(gridsOf(page)[0]!.cells[1]![0]).toBe('产出指标');
  });

  it('leaves a caption in its frame and the notes below to the text', () => {
    const ys = [70, ...YS, 220];
    const rulings = [...ys.map((y) => across(y, 80, 440)), down(80, 70, 220), down(440, 70, 220), down(200, 100, 190), down(320, 100, 190)];
    const page = aPage({ words: [...line('Exhibit 3 Spending', 180, 80), ...words, ...line('Source: final account', 84, 198)], rulings });
    expect(gridsOf(page)[0]!.cells).toEqual(expected);
    expect(paragraphsOf(page)).toEqual(['Exhibit 3 Spending', 'Source: final account']);
  });

  it('keeps a prompt cell with several answers whole', () => {
    const rulings = [...[100, 130, 160].map((y) => across(y, 80, 440)), down(80, 100, 160), down(200, 100, 160), down(440, 100, 160), down(320, 130, 160)];
    const page = aPage({ words: [...line('项目类型', 84, 108), ...line('一次性□', 210, 108), ...line('经常性☑', 340, 108), ...line('预算', 84, 138), ...line('10.00', 210, 138), ...line('9.00', 340, 138)], rulings });
    expect(gridsOf(page)[0]!.cells[0]).toEqual(['项目类型', '一次性□ 经常性☑', '']);
  });
});

describe('no table', () => {
  it('is a box around a paragraph', () => {
    const page = aPage({ words: [...line('说明：本表由单位填写，', 90, 110), ...line('不得空项。', 90, 126)], rulings: gridLines([80, 440], [100, 150]) });
    expect(gridsOf(page)).toEqual([]);
    expect(paragraphsOf(page).join('')).toBe('说明：本表由单位填写，不得空项。');
  });

  it('is an underlined title', () => {
    expect(gridsOf(aPage({ words: line('绩效自评报告', 200, 100, { size: 22 }), rulings: [across(124, 190, 400)] }))).toEqual([]);
  });

  it('is a chart: its scale stands on the height of its lines', () => {
    const heights = [100, 140, 180, 220, 260];
    const rulings = [...heights.map((y) => across(y, 100, 400)), ...[100, 175, 250, 325, 400].map((x) => down(x, 100, 260))];
    const scale = heights.flatMap((y, i) => line(String(100 - i * 20), 78, y - 6));
    expect(gridsOf(aPage({ words: [...scale, ...line('2021', 120, 240), ...line('2022', 200, 240)], rulings }))).toEqual([]);
  });
});
