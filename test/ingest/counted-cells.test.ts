import { expect, test } from 'vitest';
import { countedCellsAt } from '../../src/ingest/text/counted-cells.ts';

const HEADER = ['机构名称', '', '收入合计', '其中:', '财政拨款', '其他收入'];

test('rows of a name and as many amounts as the header has words behind its first are a table', () => {
  const found = countedCellsAt([...HEADER, '局机关及二级机构汇总', '30.50', '', '28.50', '2', '1、局机关', '30.50', '28.50', '2', '三、结论'], 0);
  expect(found?.end).toBe(15);
  expect(found?.grid.rows).toEqual([['机构名称', '收入合计', '财政拨款', '其他收入'], ['局机关及二级机构汇总', '30.50', '28.50', '2'], ['1、局机关', '30.50', '28.50', '2']]);
});

test('a row with an amount too few proves that an empty cell was lost: nothing is read', () => {
  expect(countedCellsAt([...HEADER, '局机关及二级机构汇总', '30.50', '28.50', '2', '1、局机关', '30.50', '2'], 0)).toBeNull();
});

test('one row proves nothing, and neither do other words in front', () => {
  expect(countedCellsAt([...HEADER, '局机关', '30.50', '28.50', '2'], 0)).toBeNull();
  expect(countedCellsAt(['项目概况', ...HEADER.slice(1), '局机关', '1', '2', '3', '林业站', '1', '2', '3'], 0)).toBeNull();
});
