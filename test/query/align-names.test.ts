import { describe, expect, test } from 'vitest';
import { readRuleGroup } from '../../src/pipeline/read-rule-group.ts';
import { alignNames } from '../../src/query/align-names.ts';
import { readConcepts } from '../../src/query/concepts.ts';
import { concepts as group } from '../../src/rules/groups/concepts.ts';

const concepts = readConcepts(readRuleGroup(group));
const aligned = (wanted: string, names: readonly string[]) => alignNames(wanted, names, concepts).aligned.map(({ name, why }) => `${name} ${why}`);

describe('names of one thing are joined', () => {
  test('affixes aside, by concept, or by their words', () => {
    expect(aligned('法律援助案件', ['办理法律援助案件数量', '法援案件', '法律援助咨询'])).toEqual(['办理法律援助案件数量 same', '法援案件 concept']);
    expect(aligned('改善办学条件', ['办学条件改善情况', '改善就医条件'])).toEqual(['办学条件改善情况 similar']);
  });
});

describe('names of different things stay apart', () => {
  test.each([
    ['法律援助案件', ['民事法律援助案件', '刑事法律援助案件', '法律援助案件办结率', '法律援助案件补贴', '法律援助宣传']],
    ['培训合格率', ['培训人次', '验收合格率', '培训出勤率', '培训及时率']],
    ['第一产业增加值', ['第二产业增加值', '第三产业增加值']],
    ['小学在校生', ['初中在校生', '小学教师']],
    ['资金到位率', ['资金到位及时率', '资金使用率']],
    ['新建公路里程', ['改建公路里程', '养护公路里程']],
  ])('%s', (wanted, names) => {
    expect(aligned(wanted, names)).toEqual([]);
  });
  test('but are shown where they are alike', () => {
    expect(alignNames('法律援助案件', ['民事法律援助案件'], concepts).near.map(({ name }) => name)).toEqual(['民事法律援助案件']);
  });
});
