import { describe, expect, test } from 'vitest';
import { renderTable } from '../../src/cli/table.ts';
import { cutToWidth, textWidth } from '../../src/cli/text-width.ts';

test.each([['abc', 3], ['财政局', 6], ['A局', 3], ['“三公”', 6], ['（一）', 6], ['', 0], ['㎡', 2], ['🙂', 2]])('%s takes %s columns', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test.each([['财政局', 6, '财政局'], ['财政局', 5, '财政…'], ['财政局', 4, '财…'], ['abcdef', 4, 'abc…']])('%s in %s columns is %s', (text, width, cut) => {
  expect(cutToWidth(text, width)).toBe(cut);
  expect(textWidth(cut)).toBeLessThanOrEqual(width);
});

describe('a table', () => {
  const columns = [
    { title: '部门', value: (row: readonly string[]) => row[0], shrinks: true },
    { title: '金额', value: (row: readonly string[]) => row[1], align: 'right' as const },
  ];
  const rows = [['石家庄市鹿泉区财政局', '1,092.90'], ['甲局', '3']];

  test('is as wide as it needs where there is no terminal', () => {
    expect(renderTable(columns, rows, null)).toBe('部门                      金额\n────────────────────  ────────\n石家庄市鹿泉区财政局  1,092.90\n甲局                         3');
  });

  test('fits the terminal, numbers whole and names cut', () => {
    const text = renderTable(columns, rows, 24);
    expect(text).toBe('部门                金额\n──────────────  ────────\n石家庄市鹿泉…   1,092.90\n甲局                   3');
    for (const line of text.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(24);
  });

  test('keeps a row a line, whatever its cells hold', () => {
    expect(renderTable(columns, [['甲\n局', '1']], null).split('\n')).toHaveLength(3);
  });
});
