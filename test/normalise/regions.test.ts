import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithin, nameOf, regionsOf, resolve } from '../../src/normalise/regions.ts';
import { regions as group } from '../../src/rules/groups/regions.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const rules = loadRules([path.join(import.meta.dirname, '..', '..', 'rules')], GROUPS);
const regions = regionsOf(rules);

test('the table knows its examples and none of its look-alikes', () => {
  for (const rule of rulesOf(rules, group)) {
    for (const name of rule.matches) expect(regions.named(name), name).not.toEqual([]);
    for (const name of rule.rejects) expect(regions.named(name), name).toEqual([]);
  }
});

describe('names of divisions in a text', () => {
  test.each<[string, string[]]>([
    ['石家庄市鹿泉区司法局', ['石家庄市', '鹿泉区']],
    ['黔东南苗族侗族自治州凯里市', ['黔东南苗族侗族自治州', '凯里市']],
    ['黔东南州财政局', ['黔东南州']],
    ['内蒙古自治区教育厅', ['内蒙古自治区']],
    ['全市各区和县级部门', []],
    ['和县教育局', ['和县']],
  ])('%s names %j', (text, names) => {
    expect(regions.find(text).map(({ name }) => name)).toEqual(names);
  });

  test('a former name has the code of today', () => {
    expect(regions.named('鹿泉市')).toEqual([{ code: '130110', name: '鹿泉区', rule: 'region.gbt2260' }]);
  });
});

describe('a name used in several places', () => {
  const codeOf = (name: string, around: string): string | null => resolve(regions.find(name)[0]!, regions.find(around))?.code ?? null;

  test('is told by the city or province named around it', () => {
    expect(codeOf('朝阳区', '北京市财政局')).toBe('110105');
    expect(codeOf('朝阳区', '吉林省长春市')).toBe('220104');
    expect(codeOf('鼓楼区', '江苏省南京市')).toBe('320106');
  });

  test('is not guessed', () => {
    expect(codeOf('朝阳区', '')).toBeNull();
    expect(codeOf('鼓楼区', '江苏省')).toBeNull();
    expect(codeOf('朝阳区', '北京市和长春市')).toBeNull();
  });
});

test('a later rule corrects a division of the table', () => {
  const own = { id: 'region.own', rows: '130110\t鹿泉新区\t鹿泉区', matches: ['鹿泉新区'], rejects: [] };
  const corrected = regionsOf({ groups: { regions: { ...rules.groups['regions']!, rules: [...rules.groups['regions']!.rules, own] } } });
  expect(corrected.byCode('130110')).toEqual({ code: '130110', name: '鹿泉新区', rule: 'region.own' });
  expect(corrected.named('鹿泉区').map(({ rule }) => rule)).toEqual(['region.own']);
});

test('a county is within its city and province, and no other', () => {
  expect(isWithin('130110', '130000')).toBe(true);
  expect(isWithin('130110', '130100')).toBe(true);
  expect(isWithin('130110', '130110')).toBe(true);
  expect(isWithin('130110', '130200')).toBe(false);
  expect(nameOf(regions, '130110')).toBe('河北省石家庄市鹿泉区');
  expect(nameOf(regions, '110105')).toBe('北京市朝阳区');
  expect(nameOf(regions, '999999')).toBeNull();
});
