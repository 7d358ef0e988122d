import { describe, expect, test } from 'vitest';
import { centredGroups } from '../../src/tables/centred-names.ts';

describe('names printed in the middle of the rows they cover', () => {
  test.each<[string, number[], number, number, number[][]]>([
    ['one name over three rows', [1], 0, 3, [[0]]],
    ['one name over four rows stands in the second', [1], 0, 4, [[0]]],
    ['three rows, then one, then two', [1, 3, 4], 0, 6, [[0, 3, 4]]],
    ['two ways to divide are both given', [1, 4], 0, 6, [[0, 3], [0, 4]]],
    ['a name in the last of four rows is in no middle', [3], 0, 4, []],
  ])('%s', (_, printed, from, to, divisions) => {
    expect(centredGroups(printed, from, to)).toEqual(divisions);
  });

  test('many names in many rows are divided in time that grows with their number', () => {
    const printed = Array.from({ length: 400 }, (_, index) => index * 3 + 1);
    expect(centredGroups(printed, 0, 1200)[0]).toHaveLength(400);
  });
});
