import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

const UNIT = { department: '青屏县水务局' };

const CASES: [string, Told, string, string[]][] = [
  [
    'the name of the unit is no part of what it counts', UNIT,
    '青屏县水务局（以下简称“县水务局”）实施项目共9个，水务局2023年末实有人员编制26人。青屏县水务局国内公务接待共31批次（其中外事接待0批次），204人次（其中外事接待2人次）。全年使用财政拨款安排青屏县水务局出国团组1个。',
    ['项目 = 9 个', '实有人员编制 = 26 人', '国内公务接待 = 31 批次', '外事接待 = 0 批次', '国内公务接待 = 204 人次', '外事接待 = 2 人次', '出国团组 = 1 个'],
  ],
  [
    'a degree of completion behind the goal itself', {},
    '已为用水户提供检修服务1,260户，完成年度目标任务1,000户的126%。其中，已更换水表300只，完成目标任务数400只的75%。',
    ['检修服务 = 1260 户', '目标任务 = 1000 户', '检修服务完成年度目标任务 = 126 %', '水表 = 300 只', '目标任务数 = 400 只', '水表完成目标任务数 = 75 %'],
  ],
  [
    'the verb of a rate is part of its name', {},
    '工程验收合格率100%，补贴发放及时率98%，年底前支付完成率95%，提高群众满意率，采购设备出现故障的比例不超过2%。',
    ['工程验收合格率 = 100 %', '补贴发放及时率 = 98 %', '支付完成率 = 95 %', '采购设备出现故障的比例 <= 2 %'],
  ],
  [
    'a verb with 的 behind it only says which', {},
    '对本局办理的群众来信回复率达100%，全县受理的水毁报修回访率96%。',
    ['群众来信回复率 = 100 %', '水毁报修回访率 = 96 %'],
  ],
  [
    'what things are for and what is done with them', {},
    '建成1个标准化业务受理中心，6个水文站免费向公众开放，14个灌区基本完成改造。',
    ['标准化业务受理中心 = 1 个', '水文站 = 6 个', '灌区 = 14 个'],
  ],
  [
    'a bracket with a number of its own ends the name of what is counted', {},
    '年中增加7个项目（含上年续建项目4个）。',
    ['项目 = 7 个', '上年续建项目 = 4 个'],
  ],
];

const MONEY: [string, Told, string, string[]][] = [
  [
    'an amount that stays as it was is what the next change is of', { reportType: 'final_account_disclosure' },
    '“三公”经费支出决算总额为8.2万元，比预算增加0万元，比上年增加1万元，增长13.89%。其中，公务用车运行维护费支出决算比预算无增减变化，比上年增加0.4万元，增长9.5%；公务接待费支出决算与预算持平，比上年增加0.6万元。',
    [
      'three_public_total executed 2023 82000', 'three_public_total adjustment 2023 0', 'three_public_total change 2023 10000', '“三公”经费支出增长 = 13.89 %',
      'official_vehicles change 2023 4000', '公务用车运行维护费支出决算增长 = 9.5 %', 'official_reception change 2023 6000',
    ],
  ],
  [
    'a change behind a bracket is of what stands in front of it', { reportType: 'final_account_disclosure' },
    '公务用车购置及运行维护费76万元（其中：公务用车购置费20万元，公务用车运行维护费56万元），比年初预算增加6万元。',
    ['official_vehicles executed 2023 760000', 'vehicle_purchase executed 2023 200000', 'vehicle_operation executed 2023 560000', 'official_vehicles adjustment 2023 60000'],
  ],
  [
    'a share of an account without 的', { reportType: 'budget_disclosure' },
    '工资福利支出预算920,000元，占基本支出预算92%。',
    ['wages_and_welfare initial_budget 2023 920000', '工资福利支出 = 92 %'],
  ],
  [
    'the number of an item is no part of a change', { reportType: 'final_account_disclosure' },
    '2023年“三公"经费决算数相较于上年增加5万元，主要原因是：\n2、公务接待费增加1.5万元，原因是调研增多。',
    ['three_public_total change 2023 50000', 'official_reception change 2023 15000'],
  ],
  [
    'fees that were waived are results', {},
    '依法为农户追回补偿款12万元，免收水费3万元。',
    ['补偿款 = 120000 元', '免收水费 = 30000 元'],
  ],
];

describe('owners, goals and rates of counted results', () => {
  test.each(CASES)('%s', (_title, told, text, records) => expect(readProse(text, told)).toEqual(records));
});

describe('what a change or a share is of', () => {
  test.each(MONEY)('%s', (_title, told, text, records) => expect(readProse(text, told)).toEqual(records));
});
