import * as z from 'zod';
import { defineCheck } from '../check.ts';
import { findingOf } from '../findings.ts';
import { pattern } from '../../rules/pattern.ts';

const settings = z.strictObject({
  /** Names that belong to one level only, as regular expressions over the whole name. */
  level1: z.array(pattern).min(1),
  level2: z.array(pattern).min(1),
  /** Share of a form's rows that must have their levels in order before one out of order means anything. */
  usual: z.number().min(0).max(1),
}).transform(({ level1, level2, usual }) => ({ of1: wholeName(level1), of2: wholeName(level2), usual }));

const wholeName = (names: readonly string[]): RegExp => new RegExp(`^(?:${names.join('|')})$`, 'u');

/** A name of level 2 (数量指标) in the column 一级指标, or the other way round, in a form that otherwise keeps to its columns. */
export const levelNames = defineCheck({
  name: 'level-names',
  settings,
  run: ({ reading }, rule, { of1, of2, usual }) => {
    const byForm = Map.groupBy(reading.indicators.filter((i) => i.level1 !== null), (i) => `${i.subject}|${i.at.table}`);
    return [...byForm.values()].flatMap((rows) => {
      const changedPlaces = rows.filter((row) => of2.test(row.level1!) && row.level2 !== null && of1.test(row.level2));
      const misplaced = rows.filter((row) => of2.test(row.level1!) || (row.level2 !== null && of1.test(row.level2)));
      // A form whose levels are named otherwise throughout has its own order, unless both columns hold what belongs in the other.
      const wrong = misplaced.length > rows.length * (1 - usual) ? changedPlaces : misplaced;
      // A misplaced name is carried down to the rows below it: however many, it is one slip.
      const groups = Map.groupBy(wrong, (row) => (of2.test(row.level1!) ? `1|${row.level1}` : `2|${row.level2}`));
      return [...groups.values()].map((same) => {
        const row = same[0]!;
        const swapped = of2.test(row.level1!);
        const [name, at] = swapped ? [row.level1!, row.fields.level1 ?? row.at] : [row.level2!, row.fields.level2 ?? row.at];
        const [column, belongs] = swapped ? ['一级指标', '二级指标'] : ['二级指标', '一级指标'];
        return findingOf(rule, {
          evidence: [{ raw: name, at }],
          message: `“${column}”一栏填“${name}”(${same.map((each) => each.level3).slice(0, 3).join('、')})，该名称属于${belongs}，疑填错栏。`,
          messageEn: `${name}, a name of ${swapped ? 'level 2' : 'level 1'}, stands in the column of ${swapped ? 'level 1' : 'level 2'}.`,
        });
      });
    });
  },
});
