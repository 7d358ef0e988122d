import { expect, test } from 'vitest';
import { readText } from '../../src/ingest/text.ts';
import { charactersOf } from './text-helpers.ts';

/** Small generator of numbers, the same in each run (Park and Miller's). */
const random = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
};

const LINES = [
  '', '', '\f', '一、部门概况', '（一）主要职责', '目录', '一、部门概况\t3', '2022年收入100万元，其中财政拨款', '收入80万元，其他收入20万元。', '- 3 -', '7', '\t产出', '\t', '\t\t数量', '产出\t数量\t5\t6', '\t\t\t',
  '绩效', '甲,乙,丙', '1,2,3', '单位：万元', '附件2：', '项目支出绩效自评表', '  项目      预算      决算', '  甲          5         6', '某馆绩效自评报告', '某馆绩效自评报告', '"甲\t乙', '丙"\t丁', '（未完', '完）',
];

test('no character of a text is lost, in whatever order its lines come', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const next = random(seed);
    const source = Array.from({ length: 5 + next(60) }, () => LINES[next(LINES.length)]).join(['\n', '\r\n'][next(2)]);
    if (source.trim() === '') continue;
    const { document } = readText('a.txt', new TextEncoder().encode(source));
    const kept = charactersOf(document.text + document.dropped.map((one) => one.text).join(''));
    for (const sign of ['"', ',']) kept.delete(sign);
    const printed = charactersOf(source);
    for (const sign of ['"', ',']) printed.delete(sign);
    expect(kept, `seed ${seed}`).toEqual(printed);
  }
});

test('blocks follow each other without gaps or overlaps, and cells lie in their table', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const next = random(seed);
    const source = `概况\n${Array.from({ length: 40 }, () => LINES[next(LINES.length)]).join('\n')}`;
    const { document } = readText('a.txt', new TextEncoder().encode(source));
    let end = 0;
    for (const block of document.blocks) {
      expect(block.start).toBeGreaterThanOrEqual(end);
      if (block.kind === 'table') for (const cell of block.cells) expect(cell.start >= block.start && cell.end <= block.end && cell.row < block.rowCount && cell.column < block.columnCount).toBe(true);
      end = block.end;
    }
    expect(end).toBeLessThanOrEqual(document.text.length);
  }
});

test.each([
  ['one line without end', '负责全县公共文化服务工作，'],
  ['lines with two spaces', '单位名称  某某馆\n'],
  ['rows that never become a table', '\t本馆负责公共文化\n'],
  ['tables that are never closed', '<table><tr><td>a\n'],
  ['quotes that are never closed', '"甲\t乙\n'],
  ['nothing but numbers', '5\n\n'],
])('a big file of %s takes time in proportion to its size', (_, line) => {
  const ofSize = (bytes: number): number => {
    const file = new TextEncoder().encode(line.repeat(Math.ceil(bytes / line.length)));
    const from = process.cpuUsage();
    readText('a.txt', file);
    return process.cpuUsage(from).user;
  };
  ofSize(25_000);
  expect(ofSize(200_000) / Math.max(ofSize(25_000), 5_000)).toBeLessThan(30);
});
