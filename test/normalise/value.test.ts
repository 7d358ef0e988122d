import { describe, expect, test } from 'vitest';
import { readValue, type ValueContext } from '../../src/normalise/value.ts';
import { anyLength, seeded } from './seeded.ts';
import { RULES } from './rules.ts';

const told = (text: string, context: ValueContext = {}): string | null => {
  const value = readValue(text, { year: 2022, ...context }, RULES);
  if (!value) return null;
  return [value.raw, value.kind, value.op ?? '-', value.value ?? '-', ...(value.high === null ? [] : ['to', value.high]), value.unit ?? ''].join(' ').trim();
};

describe('a target or result in one cell', () => {
  test.each<[string, string | null]>([
    ['6 场', '6场 number eq 6 场'],
    ['≥90%', '≥90% number ge 90 %'],
    ['≧９０％', '≥90% number ge 90 %'],
    ['＞90%', '>90% number gt 90 %'],
    ['<3次', '<3次 number lt 3 次'],
    ['=100', '=100 number eq 100'],
    ['═100%', '=100% number eq 100 %'],
    ['≥65百分率', '≥65百分率 number ge 65 %'],
    ['≥65%百分率', '≥65%百分率 number ge 65 %'],
    ['≤0.2 百分率', '≤0.2百分率 number le 0.2 %'],
    ['不少于1次', '不少于1次 number ge 1 次'],
    ['550件以上', '550件以上 number ge 550 件'],
    ['80%以上。', '80%以上。 number ge 80 %'],
    ['90%（含）以上', '90%(含)以上 number ge 90 %'],
    ['0.5%以内', '0.5%以内 number le 0.5 %'],
    ['5‰', '5‰ number eq 5 ‰'],
    ['均为100%', '均为100% number eq 100 %'],
    ['达到90%以上', '达到90%以上 number ge 90 %'],
    ['满意度90%以上', '满意度90%以上 number ge 90 %'],
    ['每年不少于2次', '每年不少于2次 number ge 2 次'],
    ['12个乡镇', '12个乡镇 number eq 12 个'],
    ['投诉率低于0.3%', '投诉率低于0.3% number lt 0.3 %'],
    ['2022年完成12场', '2022年完成12场 number eq 12 场'],
    ['较上年增长5%以上', '较上年增长5%以上 number ge 5 %'],
    ['未发生1起事故', '未发生1起事故 text - -'],
    ['一次办好', '一次办好 text - -'],
    ['三项制度全面落实', '三项制度全面落实 text - -'],
    ['第三方评估90分以上', '第三方评估90分以上 text - -'],
    ['培训12场，参加500人', '培训12场，参加500人 text - -'],
    ['约500人', '约500人 number approx 500 人'],
    ['4万余人', '4万余人 number approx 40000 人'],
    ['35万元', '35万元 number eq 350000 元'],
    ['3.6万亩', '3.6万亩 number eq 36000 亩'],
    ['≤12/10万', '≤12/10万 number le 12 /10万'],
    ['8.5/千', '8.5/千 number eq 8.5 /千'],
    ['3/4', '3/4 text - -'],
    ['0.5万元/公里', '0.5万元/公里 number eq 5000 元/公里'],
    ['20个课时', '20个课时 number eq 20 课时'],
    ['5 个工作日', '5个工作日 number eq 5 工作日'],
    ['5 个月', '5个月 number eq 5 个月'],
    ['1个', '1个 number eq 1 个'],
    ['0', '0 number eq 0'],
    ['-5%', '-5% number eq -5 %'],
    ['≥20度', '≥20度 number ge 20 度'],
    ['85%～90%', '85%～90% range - 85 to 90 %'],
    ['300-500元', '300-500元 range - 300 to 500 元'],
    ['100%-80%（含）', '100%-80%(含) range - 80 to 100 %'],
    ['2022年底前', '2022年底前 date le 2022-12-31'],
    ['2020 年底', '2020年底 date eq 2020-12-31'],
    ['12月底前', '12月底前 date le 2022-12-31'],
    ['11月30日前', '11月30日前 date le 2022-11-30'],
    ['2022年12月31日前完成', '2022年12月31日前完成 date le 2022-12-31'],
    ['2022年6月', '2022年6月 date eq 2022-06'],
    ['第三季度末前', '第三季度末前 date le 2022-09-30'],
    ['第四季度前', '第四季度前 date le 2022-12-31'],
    ['6月底', '6月底 date eq 2022-06-30'],
    ['第四季度', '第四季度 text - -'],
    ['1-12月', '1-12月 text - -'],
    ['完成', '完成 text - -'],
    ['社会效益 指标', '社会效益指标 text - -'],
    ['达成预期指标', '达成预期指标 text - -'],
    ['**平米', '**平米 text - -'],
    ['年度预算', '年度预算 text - -'],
    ['数十人', '数十人 text - -'],
    ['三分之二以上', '三分之二以上 text - -'],
    ['3/4', '3/4 text - -'],
    ['4.262,41', '4.262,41 text - -'],
    ['衔接率 100%，帮教率 90%以上', '衔接率100%，帮教率90%以上 text - -'],
    ['', null],
    ['　 ', null],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe('a target split over 指标性质, 指标值 and 度量单位 is one value', () => {
  test.each<[string, ValueContext, string]>([
    ['12', { operator: '≥', unit: '人' }, '≥12人 number ge 12 人'],
    ['100', { operator: '＝', unit: '%' }, '=100% number eq 100 %'],
    ['35', { operator: '≤', unit: '万元' }, '≤35万元 number le 350000 元'],
    ['95', { operator: '≧', unit: '百分比' }, '≥95百分比 number ge 95 %'],
    ['=100', { operator: '=', unit: '%' }, '=100% number eq 100 %'],
    ['≥1次', { operator: '≥', unit: '次' }, '≥1次 number ge 1 次'],
    ['12', { unit: '万人次' }, '12万人次 number eq 120000 人次'],
    ['10', { operator: '=', unit: '个/台/套' }, '=10个/台/套 number eq 10 个/台/套'],
    ['3', { operator: '≥', unit: '人次/年' }, '≥3人次/年 number ge 3 人次/年'],
    ['优良', { operator: '定性', unit: '' }, '优良 text - -'],
    ['90', { operator: '≥', unit: '-' }, '≥90 number ge 90'],
    ['达成预期指标', { unit: '%' }, '达成预期指标 text - -'],
    ['12 件', { unit: '件' }, '12件 number eq 12 件'],
    ['300-500', { unit: '元' }, '300-500元 range - 300 to 500 元'],
  ])('%s %o', (text, context, expected) => {
    expect(told(text, context)).toBe(expected);
  });
});

test('a value read, printed and read again is the same value', () => {
  const random = seeded(3);
  const units = ['件', '人次', '%', '个', '场', '元', '个月', '天'];
  const marks = ['', '≥', '≤', '不少于', '不超过', '约'];
  for (let i = 0; i < 1500; i++) {
    const printed = `${marks[Math.floor(random() * marks.length)]}${anyLength(random, 6)}${random() < 0.3 ? '.5' : ''}${units[Math.floor(random() * units.length)]}`;
    const value = readValue(printed, {}, RULES)!;
    expect(value.kind, printed).toBe('number');
    expect(readValue(value.raw, {}, RULES), printed).toEqual(value);
  }
});
