import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'a run-in heading is what the number behind it is of', {},
    '一、基本情况\n1、收入：792.22万元。同比上年度增加189.25万元，增加31.39%。\n2、支出：799.12万元。其中：人员经费支出434.89万元。',
    [
      'revenue_total executed 2023 7922200',
      'revenue_total change 2023 1892500',
      '收入增长 = 31.39 %',
      'expenditure_total executed 2023 7991200',
      'personnel_expenditure executed 2023 4348900',
    ],
  ],
  [
    '收、支总计 with an amount for each side', { reportType: 'final_account_disclosure' },
    '2023年度收、支总计分别为4125.49万元、4143.91万元。与2022年度相比，收、支总计各减少1267.86，2570.97万元。',
    [
      'revenue_grand_total executed 2023 41254900',
      'expenditure_grand_total executed 2023 41439100',
      'revenue_grand_total change 2023 12678600',
      'expenditure_grand_total change 2023 25709700',
    ],
  ],
  [
    'what an amount is of may stand behind it', {},
    '我局下达专项资金500万元，其中300万元为中央水利发展资金，200万元用于道路维修。',
    [
      'other unspecified 2023 5000000 «专项资金»',
      'other unspecified 2023 3000000 «中央水利发展资金»',
      'other unspecified 2023 2000000 «道路维修»',
    ],
  ],
  [
    'a change behind a bracket is of what stands in front of it', { reportType: 'budget_disclosure' },
    '公务用车购置及运行费500万元（公务用车购置费100万元，比上年增加3万元；公务用车运行维护费400万元，比上年增加2万元），比上年增加5万元，增长1%。',
    [
      'official_vehicles initial_budget 2023 5000000',
      'vehicle_purchase initial_budget 2023 1000000',
      'vehicle_purchase change 2023 30000',
      'vehicle_operation initial_budget 2023 4000000',
      'vehicle_operation change 2023 20000',
      'official_vehicles change 2023 50000',
      '公务用车购置及运行费增长 = 1 %',
    ],
  ],
  [
    'the growth behind a change is of what changed', { reportType: 'final_account_disclosure' },
    '公务用车运行维护费决算17.47万元，公务接待费支出决算增加5.67万元，增长95.00%。',
    [
      'official_vehicles executed 2023 174700',
      'official_reception change 2023 56700',
      '公务接待费支出增长 = 95 %',
    ],
  ],
  [
    'a hyphen that joins words is no minus sign in front of a number', {},
    '产出-时效目标-绩效目标完成率-100%，实际完成98.99%，同比下降-3.8%。',
    [
      '产出-时效目标-绩效目标完成率- = 100 %',
      '实际完成 = 98.99 %',
      '实际完成下降 = -3.8 %',
    ],
  ],
  [
    'the number of an item is no part of the count behind it', {},
    '6.加强学习，提高素质；\n7.21个司法所基本完成信息化建设，一村（社区）一法律顾问工作完成，平均缩短2.5个工作日；',
    ['司法所基本 = 21 个', '平均缩短 = 2.5 工作日'],
  ],
  [
    'ordinals of instalments count nothing', {},
    '项目分三批实施，二批项目涉及25个村庄，新增灌溉面积25.26hm²。',
    ['村庄 = 25 个', '灌溉面积 = 25.26 hm2'],
  ],
  [
    'items of the classification numbered in one paragraph', { reportType: 'final_account_disclosure' },
    '一般公共预算财政拨款支出决算数为2846.70万元，完成预算100%。其中：1.教育（类）进修及培训（款）培训支出（项）：支出决算为1.2万元，完成预算100%，决算数等于预算数。2.社会保障和就业（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）：支出决算为110.5万元，完成预算100%。',
    [
      'general_public_budget executed 2023 28467000',
      '一般公共预算财政拨款支出完成预算 = 100 %',
      'other executed 2023 12000 «教育(类)进修及培训(款)培训支出(项)»',
      '教育(类)进修及培训(款)培训支出(项)完成预算 = 100 %',
      'other executed 2023 1105000 «社会保障和就业(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项)»',
      '社会保障和就业(类)行政事业单位养老支出(款)机关事业单位基本养老保险缴费支出(项)完成预算 = 100 %',
    ],
  ],
  [
    'receptions in batches without the hosts', { reportType: 'final_account_disclosure' },
    '国内公务接待支出0.5万元，主要用于开展业务活动开支的交通费。国内公务接待5批次，30人次（不包括陪同人员），共计支出0.5万元，具体内容包括：接待省厅检查组0.3万元。',
    [
      'official_reception executed 2023 5000',
      '国内公务接待 = 5 批次',
      '国内公务接待 = 30 人次',
      'other executed 2023 3000 «接待省厅检查组»',
    ],
  ],
  [
    'growth of a total and of its part', { reportType: 'final_account_disclosure' },
    '2023年度收入合计1,000.00万元。其中：财政拨款收入950.00万元，占总收入的95.00%；其他收入50.00万元，占总收入的5.00%。与上年相比，收入合计增加100.00万元，增长11.11%。其中：财政拨款收入增加80万元，增长9.2%。',
    [
      'revenue_total executed 2023 10000000',
      'fiscal_appropriation executed 2023 9500000',
      '财政拨款收入 = 95 %',
      'other_revenue executed 2023 500000',
      '其他收入 = 5 %',
      'revenue_total change 2023 1000000',
      '收入合计增长 = 11.11 %',
      'fiscal_appropriation change 2023 800000',
      '财政拨款收入增长 = 9.2 %',
    ],
  ],
  [
    'long names of personnel and public funds', { reportType: 'final_account_disclosure' },
    '2023年度用于保障机构正常运转的日常支出800万元。其中，基本工资、津贴补贴等人员经费支出700万元，占基本支出的87.5%；办公费、印刷费等公用经费100万元，占基本支出的12.5%。',
    [
      'other executed 2023 8000000 «用于保障机构正常运转的日常支出»',
      'personnel_expenditure executed 2023 7000000',
      '基本工资、津贴补贴等人员经费支出 = 87.5 %',
      'public_funds_expenditure executed 2023 1000000',
      '办公费、印刷费等公用经费 = 12.5 %',
    ],
  ],
  [
    'an item of the budget in quotes against its own year\'s budget', { reportType: 'final_account_disclosure' },
    '“行政运行”2023年度决算850万元，比2023年年初预算增加50万元，增长6.25%。主要原因：人员增加。',
    [
      'other executed 2023 8500000 «“行政运行”»',
      'other change 2023 500000 «比2023年年初预算增加»',
      '“行政运行”增长 = 6.25 %',
    ],
  ],
  [
    'the amount compared with is a figure of the budget; costs per vehicle are not', { reportType: 'final_account_disclosure' },
    '公务用车购置及运行维护费2023年决算数6万元，比2023年年初预算数10万元减少4万元。其中，公务用车购置费2023年决算数0万元，与2023年年初预算数持平，购置（更新）0辆，车均购置费0万元；公务用车运行维护费2023年决算数6万元，其中，公务用车加油3万元，公务用车维修2万元，公务用车保险1万元，公务用车保有量3辆，车均运行维护费2万元。',
    [
      'official_vehicles executed 2023 60000',
      'official_vehicles initial_budget 2023 100000',
      'official_vehicles adjustment 2023 40000',
      'vehicle_purchase executed 2023 0',
      '购置(更新) = 0 辆',
      '车均购置费 = 0 元',
      'vehicle_operation executed 2023 60000',
      'other executed 2023 30000 «公务用车加油»',
      'other executed 2023 20000 «公务用车维修»',
      'other executed 2023 10000 «公务用车保险»',
      '公务用车保有量 = 3 辆',
      '车均运行维护费 = 20000 元',
    ],
  ],
  [
    'shares behind a 、', { reportType: 'final_account_disclosure' },
    '支出功能分类：教育支出1,200万元、占80%，社会保障和就业支出200万元、占13.33%，卫生健康支出100万元、占6.67%。',
    [
      'education executed 2023 12000000',
      '教育支出 = 80 %',
      'social_security_employment executed 2023 2000000',
      '社会保障和就业支出 = 13.33 %',
      'health executed 2023 1000000',
      '卫生健康支出 = 6.67 %',
    ],
  ],
  [
    'budget and account of a part that the paragraph\'s head names', { year: 2022 },
    [
      '1、基本支出：2022年度基本支出年初预算数为800万元，决算数为820万元，其中：工资福利支出600万元，商品和服务支出150万元，对个人和家庭的补助70万元。',
      '2、“三公”经费：预算数20万元，决算数15万元，完成预算的75%，与上年对比减少3万元，减少16.67%。其中公务接待费10万元，公务用车运行维护费5万元。',
    ].join('\n'),
    [
      'basic_expenditure initial_budget 2022 8000000',
      'basic_expenditure executed 2022 8200000',
      'wages_and_welfare executed 2022 6000000',
      'goods_and_services executed 2022 1500000',
      'subsidies_to_individuals executed 2022 700000',
      'three_public_total initial_budget 2022 200000',
      'three_public_total executed 2022 150000',
      '“三公”经费完成预算 = 75 %',
      'three_public_total change 2022 30000',
      '“三公”经费下降 = 16.67 %',
      'official_reception executed 2022 100000',
      'official_vehicles executed 2022 50000',
    ],
  ],
  [
    'a year\'s budget with a balance', { year: 2022 },
    '2022年我局预算总收入1500万元，总支出1480万元，结余20万元。其中人员支出900万元，公用支出180万元，项目支出400万元。',
    [
      'revenue_total initial_budget 2022 15000000',
      'expenditure_total initial_budget 2022 14800000',
      'year_end_balance carried_out 2022 200000',
      'personnel_expenditure initial_budget 2022 9000000',
      'public_funds_expenditure initial_budget 2022 1800000',
      'project_expenditure initial_budget 2022 4000000',
    ],
  ],
  [
    'two lists in one sentence, each with its head', { year: 2022 },
    '2022年全年预算数2,000万元，其中基本支出1,200万元、项目支出800万元；全年支出1,950万元，其中基本支出1,180万元、项目支出770万元，预算执行率97.5%，其中：基本支出执行率98.33%，项目支出执行率96.25%。',
    [
      'expenditure_total adjusted_budget 2022 20000000',
      'basic_expenditure adjusted_budget 2022 12000000',
      'project_expenditure adjusted_budget 2022 8000000',
      'expenditure_total executed 2022 19500000',
      'basic_expenditure executed 2022 11800000',
      'project_expenditure executed 2022 7700000',
      '预算执行率 = 97.5 %',
      '基本支出执行率 = 98.33 %',
      '项目支出执行率 = 96.25 %',
    ],
  ],
  [
    'lists in brackets', { year: 2022 },
    '部门预算资金总额3,500万元（其中：基本支出2,000万元，项目支出1,500万元），实际支出3,400万元（其中：基本支出1,980万元，项目支出1,420万元），执行率97.14%。',
    [
      'project_funds_total initial_budget 2022 35000000',
      'basic_expenditure initial_budget 2022 20000000',
      'project_expenditure initial_budget 2022 15000000',
      'project_funds_total executed 2022 34000000',
      'basic_expenditure executed 2022 19800000',
      'project_expenditure executed 2022 14200000',
      '执行率 = 97.14 %',
    ],
  ],
  [
    'counted funds with their list', { year: 2022 },
    '年初预算安排专项经费5项共计260万元：普法经费50万元、人民调解经费80万元、社区矫正经费60万元、法律援助经费40万元、信息化建设经费30万元。',
    [
      '年初预算安排专项经费 = 5 项',
      'project_expenditure initial_budget 2022 2600000',
      'other initial_budget 2022 500000 «普法经费»',
      'other initial_budget 2022 800000 «人民调解经费»',
      'other initial_budget 2022 600000 «社区矫正经费»',
      'other initial_budget 2022 400000 «法律援助经费»',
      'other initial_budget 2022 300000 «信息化建设经费»',
    ],
  ],
  [
    'conference and training fees are other expenditure', { year: 2022 },
    '2022年度本单位“三公”经费实际支出8.6万元，较上年减少1.2万元，控制在预算范围内；会议费支出1.5万元，培训费支出2.3万元。',
    [
      'three_public_total executed 2022 86000',
      'three_public_total change 2022 12000',
      'other executed 2022 15000 «会议费支出»',
      'other executed 2022 23000 «培训费支出»',
    ],
  ],
  [
    'fixed assets, depreciation and cash', { year: 2022 },
    '截至2022年底，固定资产原值2,350.6万元，累计折旧1,120.3万元，净值1,230.3万元；无形资产35万元；货币资金126.8万元。',
    [
      'fixed_assets balance 2022 23506000',
      'other balance 2022 11203000 «累计折旧»',
      'other balance 2022 12303000 «净值»',
      'other balance 2022 350000 «无形资产»',
      'other balance 2022 1268000 «货币资金»',
    ],
  ],
  [
    'funds by level of government', { year: 2022 },
    '中央财政下达补助资金300万元，省级财政安排配套资金200万元，市级财政安排100万元，资金到位率100%。截至2022年12月31日，累计支出580万元，支出进度96.67%。',
    [
      'central_grant unspecified 2022 3000000',
      'other unspecified 2022 2000000 «省级财政安排配套资金»',
      'other unspecified 2022 1000000 «市级财政安排»',
      '资金到位率 = 100 %',
      'expenditure_total executed 2022 5800000',
      '支出进度 = 96.67 %',
    ],
  ],
  [
    'sources of an investment', { year: 2022 },
    '项目总投资1.2亿元，其中中央预算内投资5,000万元，地方配套3,000万元，企业自筹4,000万元。',
    [
      'project_funds_total unspecified 2022 120000000',
      'central_grant unspecified 2022 50000000',
      'local_funds unspecified 2022 30000000',
      'other unspecified 2022 40000000 «企业自筹»',
    ],
  ],
  [
    'the year before in the same sentence', { year: 2022 },
    '2022年财政拨款收入1,200万元，较2021年1,100万元增加100万元，增长9.09%。',
    [
      'fiscal_appropriation executed 2022 12000000',
      'fiscal_appropriation executed 2021 11000000',
      'fiscal_appropriation change 2022 1000000',
      '财政拨款收入增长 = 9.09 %',
    ],
  ],
  [
    'the year before in brackets', { year: 2022 },
    '2022年收入决算1,200万元（2021年1,100万元），同比增长9.09%。',
    [
      'revenue_total executed 2022 12000000',
      'revenue_total executed 2021 11000000',
      '收入增长 = 9.09 %',
    ],
  ],
  [
    'a project of the report that the text does not name; scores of parts', { year: 2022, reportType: 'evaluation' },
    [
      '本项目预算安排资金500万元，实际到位500万元，截至评价日实际支出486.5万元，预算执行率97.3%，结余资金13.5万元。',
      '本次评价得分88.6分，评价等级为“良”。其中：决策类指标得分18分，过程类指标得分17.6分，产出类指标得分28分，效益类指标得分25分。',
    ].join('\n'),
    [
      'project_expenditure initial_budget 2022 5000000',
      'project_expenditure executed 2022 5000000',
      'project_expenditure executed 2022 4865000',
      '预算执行率 = 97.3 %',
      'year_end_balance carried_out 2022 135000',
      'score total 88.6/null 良',
      'score 决策类指标 18/null',
      'score 过程类指标 17.6/null',
      'score 产出类指标 28/null',
      'score 效益类指标 25/null',
    ],
  ],
  [
    'meetings, documents and letters', { year: 2022 },
    '全年共召开党组会议24次、局长办公会18次，制定规范性文件5件，其中新制定3件、修订2件。受理群众来信来访120件（次），办结率98.5%，群众满意率达96%以上，较上年提高1.5个百分点。',
    [
      '党组会议 = 24 次',
      '局长办公会 = 18 次',
      '规范性文件 = 5 件',
      '新制定 = 3 件',
      '修订 = 2 件',
      '群众来信来访 = 120 件(次)',
      '办结率 = 98.5 %',
      '群众满意率 >= 96 %',
      '群众满意率增长 = 1.5 百分点',
    ],
  ],
  [
    'training and employment against their targets', { year: 2022 },
    '完成职业技能培训1.5万人次，完成目标任务的125%；城镇新增就业8,600人，完成年度目标的107.5%；城镇登记失业率控制在4%以内。',
    [
      '职业技能培训 = 15000 人次',
      '职业技能培训完成目标任务 = 125 %',
      '城镇新增就业 = 8600 人',
      '城镇新增就业完成年度目标 = 107.5 %',
      '城镇登记失业率 <= 4 %',
    ],
  ],
  [
    'air and water', { year: 2022 },
    '空气质量优良天数320天，优良率87.7%，PM2.5平均浓度35微克/立方米，同比下降8%。',
    [
      '空气质量优良天数 = 320 天',
      '优良率 = 87.7 %',
      'PM2.5平均浓度 = 35 微克/立方米',
      'PM2.5平均浓度下降 = 8 %',
    ],
  ],
  [
    'averages for one person are no account', { year: 2022 },
    '每万人拥有律师3.5名，人均公用经费2.3万元，万元GDP能耗下降3.2%。',
    [
      '律师 = 3.5 名',
      '人均公用经费 = 23000 元',
      '万元GDP能耗下降 = 3.2 %',
    ],
  ],
];

describe('wordings of several provinces', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
