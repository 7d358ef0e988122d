import { describe, expect, test } from 'vitest';
import type { Measured } from '../../src/normalise/measured.ts';
import { measuredIn } from './rules.ts';

/** One found number as `raw kind op value high unit`, short enough for a table. */
const told = ({ raw, kind, op, value, high, unit }: Measured): string => `${raw} = ${kind} ${op ?? '-'} ${value}${high === null ? '' : ` to ${high}`}${unit === null ? '' : ` ${unit}`}`;
const counts = (text: string): string[] => measuredIn(text).filter((m) => ['money', 'quantity', 'percent', 'points', 'score', 'age'].includes(m.kind)).map(told);

describe('a count, its unit and the words around it', () => {
  test.each<[string, string[]]>([
    ['共受理咨询 6000 余人次', ['6000余人次 = quantity approx 6000 人次']],
    ['挽回经济损失约九百余万元', ['约九百余万元 = money approx 9000000 元']],
    ['目前已完成10次以上', ['10次以上 = quantity ge 10 次']],
    ['设置数量在 8 个（含）以上', ['8个(含)以上 = quantity ge 8 个']],
    ['占总体的 65%以上', ['65%以上 = percent ge 65 %']],
    ['比率不高于 15%', ['不高于15% = percent le 15 %']],
    ['培训 20 个课时以上', ['20个课时以上 = quantity ge 20 课时']],
    ['为期 4 个月的行动', ['4个月 = quantity eq 4 个月']],
    ['5个工作日内办结', ['5个工作日内 = quantity le 5 工作日']],
    ['两次活动', ['两次 = quantity eq 2 次']],
    ['成立三个协调小组', ['三个 = quantity eq 3 个']],
    ['核查率达到百分之百', ['百分之百 = percent eq 100 %']],
    ['每个案件补贴 300-500 元', ['300-500元 = money - 300 to 500 元']],
    ['投诉率低于 0.3%', ['低于0.3% = percent lt 0.3 %']],
    ['控制在 0.5%以内', ['0.5%以内 = percent le 0.5 %']],
    ['讲座 350 场次以上', ['350场次以上 = quantity ge 350 场次']],
    ['提交报告 69 余次', ['69余次 = quantity approx 69 次']],
    ['覆盖群众 4 万余人', ['4万余人 = quantity approx 40000 人']],
    ['近万人次观看', ['近万人次 = quantity approx 10000 人次']],
    ['受教育群众达上万人', ['上万人 = quantity approx 10000 人']],
    ['制作展板20块', ['20块 = quantity eq 20 块']],
    ['标准为200元/件', ['200元/件 = money eq 200 元/件']],
    ['通用设备50万元（含）以上0台（套）', ['50万元(含)以上 = money ge 500000 元', '0台(套) = quantity eq 0 台(套)']],
    ['涉及6.48万户，分别达到19824元、6700元', ['6.48万户 = quantity eq 64800 户', '19824元 = money eq 19824 元', '6700元 = money eq 6700 元']],
    ['培训2,500人（次）', ['2,500人(次) = quantity eq 2500 人(次)']],
    ['超额25个百分点', ['25个百分点 = points eq 25 百分点']],
    ['共计人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分', ['壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分 = money eq 1234567.89 元']],
    ['年末结转-0.3万元', ['-0.3万元 = money eq -3000 元']],
    ['上千人参加', ['上千人 = quantity approx 1000 人']],
    ['全区78家单位', ['78家 = quantity eq 78 家']],
    ['设置21处法治文化景观', ['21处 = quantity eq 21 处']],
    ['全区13个街（乡镇）', ['13个 = quantity eq 13 个']],
    ['完成项目12个、培训3至5名', ['12个 = quantity eq 12 个', '3至5名 = quantity - 3 to 5 名']],
    ['达标率85%～90%', ['85%～90% = percent - 85 to 90 %']],
    ['达标率 90-95%', ['90-95% = percent - 90 to 95 %']],
    ['两三次', ['两三次 = quantity - 2 to 3 次']],
    ['下降2.5个百分点', ['2.5个百分点 = points eq 2.5 百分点']],
    ['死亡率 5‰', ['5‰ = percent eq 5 ‰']],
    ['自评得分98.5分', ['98.5分 = score eq 98.5 分']],
    ['60岁以上老人', ['60岁以上 = age ge 60 岁']],
    ['投入3000多万元', ['3000多万元 = money approx 30000000 元']],
    ['投入1.2亿余元', ['1.2亿余元 = money approx 120000000 元']],
    ['收入1,234.56万元', ['1,234.56万元 = money eq 12345600 元']],
    ['收入１，２３４．５６万元', ['1，234.56万元 = money eq 12345600 元']],
    ['标准0.5万元/公里', ['0.5万元/公里 = money eq 5000 元/公里']],
    ['补助 1500 元/人/月', ['1500元/人/月 = money eq 1500 元/人/月']],
    ['造林3.6万亩', ['3.6万亩 = quantity eq 36000 亩']],
    ['面积1200㎡', ['1200m2 = quantity eq 1200 m2']],
    ['培训50人左右', ['50人左右 = quantity approx 50 人']],
    ['不少于1200人次', ['不少于1200人次 = quantity ge 1200 人次']],
    ['超过100人，不超过200人', ['超过100人 = quantity gt 100 人', '不超过200人 = quantity le 200 人']],
    ['占七成', ['七成 = percent eq 70 %']],
    ['增长-5.2%', ['-5.2% = percent eq -5.2 %']],
    ['不低于３次', ['不低于3次 = quantity ge 3 次']],
    ['至少举办2场', ['2场 = quantity ge 2 场']],
    ['设置8个以上（含8个）', ['8个以上(含8个) = quantity ge 8 个']],
    ['完成5项目标任务', ['5项 = quantity eq 5 项']],
    ['一起案件', ['一起 = quantity eq 1 起']],
  ])('%s', (text, expected) => {
    expect(counts(text)).toEqual(expected);
  });
});

describe('numbers that count nothing are not counted', () => {
  test.each([
    '统一思想，进一步加强，一般公共预算，唯一，之一', '十分重要', '千方百计', '一系列活动', '一体化平台', '一次性补助',
    '建立三项制度', '两张清单', '“一村一顾问”', '一对一帮扶', '“八五”普法', '十四五规划', '党的十九大和十九届四中全会', '“三公”经费', '“法律六进”', '五大行动',
    '12348热线', '拨打110报警电话', '24小时值班', '第三方机构', '第3名', '三级指标', '一级项目', '(一)总体情况', '1.概况', '2、组织机构', '一是加强领导，二是强化监督',
    '鹿发〔2019〕8号', '（2021）冀01民终123号', '财预[2020]10号文', '电话：03542636171', '联系电话 0311-87654321', '13800000000', '统一社会信用代码 911301000000000000',
    '2022年度', '2022年12月31日', '2023-08-08', '2020-2022年', '1-12月', '11月底', '第三季度', '上午9:30', '18时30分', '《2022年10项实事工作方案》',
    '项目编码 315-0404-JBN-PIZB', '5G网络', '比例为1:2', '三农工作', '三次产业比为11.8∶48.3∶39.9', '“十五字”方针', '禁毒三年大行动', '“一市两区三组团”', '2022年1-6月', '1.2025年部门收支总表', '较上一年度', '第十三届人大二次会议', '二十一、其他支出', '建党70周年', '平台二期建设'
  ])('%s', (text) => {
    expect(counts(text)).toEqual([]);
  });
});

test('dates and years carry their ISO form', () => {
  expect(measuredIn('2022年度至2023年9月28日，11月底前').map((m) => [m.kind, m.value])).toEqual([['year', '2022'], ['date', '2023-09-28'], ['date', '11月底前']]);
});

test('numbers of a list share the unit that stands behind the last', () => {
  const found = measuredIn('基本支出和项目支出分别为1234.5、678.9万元');
  expect(found.map((m) => [m.raw, m.amount, m.step, m.borrowed])).toEqual([['1234.5', '12345000', '1000', true], ['678.9万元', '6789000', '1000', false]]);
  expect(measuredIn('2020、2021年').map((m) => m.kind)).toEqual(['year', 'year']);
});

test('money knows its yuan and the size of its last place', () => {
  const [money] = measuredIn('1092.90万元');
  expect(money).toMatchObject({ amount: '10929000', step: '100', unit: '元', places: 4 });
});

test('a number whose point and comma changed places is not read', () => {
  expect(measuredIn('支出4.262,41万元').map((m) => m.kind)).toEqual(['unreadable']);
});

test('places are those of the folded text, in order, and never overlap', () => {
  const text = '全年共办理515件，其中刑事220件（占42.7%），较上年增加12件，增长2.4%，挽回损失约九百余万元，受援人数达1200余人次。';
  const found = measuredIn(text);
  let last = 0;
  for (const { start, end, raw } of found) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(text.replaceAll('（', '(').replaceAll('）', ')').slice(start, end)).toBe(raw);
    last = end;
  }
  expect(found).toHaveLength(7);
});

test('a text of a hundred thousand like characters is read in reasonable time', () => {
  for (const hard of ['1-', '一', '9', '1,234,', '一万', '1.', '1/', '亿', '万分之', '"1', '《1年']) {
    const started = performance.now();
    measuredIn(hard.repeat(100_000 / hard.length));
    expect(performance.now() - started, hard).toBeLessThan(5000);
  }
});
