import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'an article is no count', {},
    '推进“最多跑一次”改革，落实一次性告知制度，实行一站式服务、一窗受理，坚持每周一次例会，每年至少开展一次培训，组织一批志愿者。',
    [
      '培训 >= 1 次',
    ],
  ],
  [
    'petitions and hotlines', {},
    '全年接待群众1.2万人次，其中线上咨询8,600人次，占比71.7%；化解信访积案36件，化解率为94.7%；12345热线办结工单2,356件，满意率98.2%。',
    [
      '群众 = 12000 人次',
      '线上咨询 = 8600 人次',
      '线上咨询 = 71.7 %',
      '信访积案 = 36 件',
      '化解率 = 94.7 %',
      '12345热线办结工单 = 2356 件',
      '满意率 = 98.2 %',
    ],
  ],
  [
    'approvals and days of work', {},
    '年内完成立项审批120个项目，总投资35亿元；办理施工许可证86件，审批时限压缩至3个工作日，较法定时限压缩85%。',
    [
      '项目 = 120 个',
      '总投资 = 3500000000 元',
      '施工许可证 = 86 件',
      '审批时限 = 3 工作日',
      '审批时限下降 = 85 %',
    ],
  ],
  [
    'a rate that rose from one value to another', {},
    '全县森林覆盖率由45.2%提高到46.8%，完成营造林2.3万亩，其中人工造林8,000亩、封山育林1.5万亩。',
    [
      '森林覆盖率 = 45.2 %',
      '森林覆盖率 = 46.8 %',
      '营造林 = 23000 亩',
      '人工造林 = 8000 亩',
      '封山育林 = 15000 亩',
    ],
  ],
  [
    'law enforcement', {},
    '执法检查出动人员560人次、车辆180台次，下达整改通知书45份，立案12起，结案10起，罚没款35.6万元。',
    [
      '执法检查出动人员 = 560 人次',
      '车辆 = 180 台次',
      '整改通知书 = 45 份',
      '立案 = 12 起',
      '结案 = 10 起',
      '罚没款 = 356000 元',
    ],
  ],
  [
    'experts and reviewed projects', {},
    '组建了由15名专家组成的评审团队，对23个项目进行评审，通过18个，通过率78.3%。',
    [
      '专家 = 15 名',
      '项目 = 23 个',
      '通过 = 18 个',
      '通过率 = 78.3 %',
    ],
  ],
  [
    'services for two groups of people', {},
    '为200名残疾人适配辅助器具320件，为56户家庭实施无障碍改造，资助贫困残疾学生45人。',
    [
      '残疾人 = 200 名',
      '适配辅助器具 = 320 件',
      '家庭 = 56 户',
      '贫困残疾学生 = 45 人',
    ],
  ],
  [
    'culture', {},
    '举办各类文化活动56场次，参与群众达3.5万人次；图书馆接待读者12.6万人次；免费放映电影1,200场。',
    [
      '各类文化活动 = 56 场次',
      '群众 = 35000 人次',
      '图书馆接待读者 = 126000 人次',
      '免费放映电影 = 1200 场',
    ],
  ],
  [
    'market entities and samples', {},
    '新增市场主体3,560户，同比增长12.5%，其中企业860户、个体工商户2,700户。抽检食品1,500批次，合格率98.6%，较上年提升0.4个百分点。',
    [
      '市场主体 = 3560 户',
      '市场主体增长 = 12.5 %',
      '企业 = 860 户',
      '个体工商户 = 2700 户',
      '抽检食品 = 1500 批次',
      '合格率 = 98.6 %',
      '合格率增长 = 0.4 百分点',
    ],
  ],
  [
    'rates of a city in parallel', {},
    '城市污水处理率、生活垃圾无害化处理率分别达到97.5%和100%，新改建公厕25座，建成区绿化覆盖率41.2%。',
    [
      '城市污水处理率 = 97.5 %',
      '生活垃圾无害化处理率 = 100 %',
      '新改建公厕 = 25 座',
      '建成区绿化覆盖率 = 41.2 %',
    ],
  ],
  [
    'establishment and bureaus', {},
    '本部门共有编制120名（行政编制45名、事业编制75名），实有在职人员112人，离退休人员66人，聘用人员20人。下设8个内设机构和3个直属事业单位。',
    [
      '编制 = 120 名',
      '行政编制 = 45 名',
      '事业编制 = 75 名',
      '实有在职人员 = 112 人',
      '离退休人员 = 66 人',
      '聘用人员 = 20 人',
      '内设机构 = 8 个',
      '直属事业单位 = 3 个',
    ],
  ],
  [
    'rates of the budget', {},
    '部门预算编制准确，预算调整率为3.2%，结转结余率0.8%，政府采购执行率100%。',
    [
      '预算调整率 = 3.2 %',
      '结转结余率 = 0.8 %',
      '政府采购执行率 = 100 %',
    ],
  ],
  [
    'funds won and subsidies paid', {},
    '全年争取上级资金5,600万元，其中中央资金3,200万元，省级资金2,400万元。拨付各类惠农补贴8,900万元，惠及农户6.5万户。',
    [
      'other unspecified 2023 56000000 «争取上级资金»',
      'central_grant unspecified 2023 32000000',
      'other unspecified 2023 24000000 «省级资金»',
      '各类惠农补贴 = 89000000 元',
      '农户 = 65000 户',
    ],
  ],
  [
    'receptions against the year before', {},
    '2023年公务接待费2.3万元，接待35批次280人次，较上年减少0.5万元；公务用车运行维护费12万元，年末公务用车保有量6辆。',
    [
      'official_reception executed 2023 23000',
      '接待 = 35 批次',
      '接待 = 280 人次',
      'official_reception change 2023 5000',
      'official_vehicles executed 2023 120000',
      '年末公务用车保有量 = 6 辆',
    ],
  ],
  [
    'funds arrived, paid and left', {},
    '截至2023年12月31日，累计到位资金860万元，到位率100%，支付率94.48%；结余47.5万元，已按规定上缴财政。',
    [
      'other unspecified 2023 8600000 «到位资金»',
      '到位率 = 100 %',
      '支付率 = 94.48 %',
      'year_end_balance carried_out 2023 475000',
    ],
  ],
  [
    'a budget, what was spent and its classes', {},
    '2023年预算资金3,200万元，当年支出3,150万元，年末结转50万元。具体构成为：工资福利支出2,000万元、商品和服务支出800万元、对个人和家庭的补助200万元、其他资本性支出150万元。',
    [
      'expenditure_total initial_budget 2023 32000000',
      'expenditure_total initial_budget 2023 31500000',
      'year_end_balance carried_out 2023 500000',
      'wages_and_welfare initial_budget 2023 20000000',
      'goods_and_services initial_budget 2023 8000000',
      'subsidies_to_individuals initial_budget 2023 2000000',
      'capital_expenditure initial_budget 2023 1500000',
    ],
  ],
  [
    'two kinds of expenditure through four stages', {},
    '基本支出年初预算1,800万元，年中追加预算120万元，调整后预算1,920万元，实际支出1,915.6万元，完成调整预算的99.77%；项目支出年初预算900万元，年中核减50万元，调整后预算850万元，实际支出840万元，完成98.82%。',
    [
      'basic_expenditure initial_budget 2023 18000000',
      'basic_expenditure adjustment 2023 1200000',
      'basic_expenditure adjusted_budget 2023 19200000',
      'basic_expenditure executed 2023 19156000',
      '基本支出完成调整预算 = 99.77 %',
      'project_expenditure initial_budget 2023 9000000',
      'project_expenditure adjustment 2023 500000',
      'project_expenditure adjusted_budget 2023 8500000',
      'project_expenditure executed 2023 8400000',
      '项目支出 = 98.82 %',
    ],
  ],
  [
    'classes with budget and account', {},
    '社会保障和就业支出（类）年初预算数120万元，决算数118万元；卫生健康支出（类）年初预算数80万元，决算数80万元。',
    [
      'social_security_employment initial_budget 2023 1200000',
      'social_security_employment executed 2023 1180000',
      'health initial_budget 2023 800000',
      'health executed 2023 800000',
    ],
  ],
  [
    'a project\'s money without its name', { reportType: 'project_self_evaluation' },
    '项目资金来源为区级财政资金，预算批复金额150万元，实际到位150万元，到位率100%，实际使用148.2万元，资金使用率98.8%。',
    [
      'project_expenditure initial_budget 2023 1500000',
      'project_expenditure executed 2023 1500000',
      '到位率 = 100 %',
      'project_expenditure executed 2023 1482000',
      '资金使用率 = 98.8 %',
    ],
  ],
  [
    'assets and their parts', {},
    '资产总额3,560万元，同比增长5.6%。其中流动资产860万元，固定资产净值2,600万元，无形资产100万元。',
    [
      'assets_total balance 2023 35600000',
      '资产总额增长 = 5.6 %',
      'other balance 2023 8600000 «流动资产»',
      'other balance 2023 26000000 «固定资产净值»',
      'other balance 2023 1000000 «无形资产»',
    ],
  ],
];

describe('what departments of many kinds did and spent', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
