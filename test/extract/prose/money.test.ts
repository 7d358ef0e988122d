import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'an account in one paragraph with brackets', {},
    [
      '（一）部门决算情况',
      '2023年度总收入3,200.5万元，其中：本年财政拨款2,980万元，上年结转120.5万元，其他收入100万元。总支出3,150万元，其中基本支出2,100万元（人员经费1,850万元、公用经费250万元），项目支出1,050万元。年末结转和结余50.5万元。',
    ].join('\n'),
    [
      'revenue_total executed 2023 32005000',
      'fiscal_appropriation executed 2023 29800000',
      'prior_year_carryover carried_in 2023 1205000',
      'other_revenue executed 2023 1000000',
      'expenditure_total executed 2023 31500000',
      'basic_expenditure executed 2023 21000000',
      'personnel_expenditure executed 2023 18500000',
      'public_funds_expenditure executed 2023 2500000',
      'project_expenditure executed 2023 10500000',
      'year_end_balance carried_out 2023 505000',
    ],
  ],
  [
    'a budget by kind and by class', {},
    '我单位2023年部门预算支出为2,450万元。按支出性质分：基本支出1,680万元，占68.57%；项目支出770万元，占31.43%。按经济分类分：工资福利支出1,350万元，商品和服务支出980万元，对个人和家庭的补助支出120万元。',
    [
      'expenditure_total initial_budget 2023 24500000',
      'basic_expenditure initial_budget 2023 16800000',
      '基本支出 = 68.57 %',
      'project_expenditure initial_budget 2023 7700000',
      '项目支出 = 31.43 %',
      'wages_and_welfare initial_budget 2023 13500000',
      'goods_and_services initial_budget 2023 9800000',
      'subsidies_to_individuals initial_budget 2023 1200000',
    ],
  ],
  [
    'a budget granted, added to, spent and left', {},
    '2023年，财政批复我部门预算指标5,200万元，年度执行中追加1,300万元，全年可用指标6,500万元，实际支付6,180万元，指标结余320万元。',
    [
      'expenditure_total initial_budget 2023 52000000',
      'expenditure_total adjustment 2023 13000000',
      'expenditure_total adjusted_budget 2023 65000000',
      'expenditure_total executed 2023 61800000',
      'year_end_balance carried_out 2023 3200000',
    ],
  ],
  [
    'a budget handed down by the finance bureau', {},
    '县财政局年初下达我局预算1,860.25万元，比上年增加125.6万元，增幅7.24%。',
    [
      'expenditure_total initial_budget 2023 18602500',
      'expenditure_total change 2023 1256000',
      '县财政局年初下达我局预算增长 = 7.24 %',
    ],
  ],
  [
    'final account against the budget\'s own amount', {},
    '2023年收入决算数为4,500万元，比年初预算数4,200万元增加300万元，增长7.14%；支出决算数为4,480万元，比年初预算数增加280万元，增长6.67%。',
    [
      'revenue_total executed 2023 45000000',
      'revenue_total initial_budget 2023 42000000',
      'revenue_total adjustment 2023 3000000',
      '收入增长 = 7.14 %',
      'expenditure_total executed 2023 44800000',
      'expenditure_total adjustment 2023 2800000',
      '支出增长 = 6.67 %',
    ],
  ],
  [
    'functional classes without shares', {},
    '全年一般公共预算财政拨款支出2,300万元，其中：一般公共服务支出120万元、教育支出1,800万元、社会保障和就业支出200万元、卫生健康支出80万元、住房保障支出100万元。',
    [
      'general_public_budget executed 2023 23000000',
      'general_public_services executed 2023 1200000',
      'education executed 2023 18000000',
      'social_security_employment executed 2023 2000000',
      'health executed 2023 800000',
      'housing_security executed 2023 1000000',
    ],
  ],
  [
    'savings on the three public expenses', {},
    '“三公”经费年初预算25万元，实际支出18.6万元，节约6.4万元，较上年下降12%。其中：公务接待费3.6万元，公务用车运行维护费15万元，无因公出国（境）费用。',
    [
      'three_public_total initial_budget 2023 250000',
      'three_public_total executed 2023 186000',
      'three_public_total adjustment 2023 64000',
      '“三公”经费下降 = 12 %',
      'official_reception executed 2023 36000',
      'official_vehicles executed 2023 150000',
    ],
  ],
  [
    'savings in procurement', {},
    '政府采购预算360万元，实际采购金额342.8万元，节约资金17.2万元，节约率4.78%，政府采购执行率95.2%。',
    [
      'procurement_total initial_budget 2023 3600000',
      'procurement_total executed 2023 3428000',
      'procurement_total adjustment 2023 172000',
      '节约率 = 4.78 %',
      '政府采购执行率 = 95.2 %',
    ],
  ],
  [
    'a balance sheet against the year before', {},
    '截至2023年12月31日，资产总计5,680.3万元，较上年增加230万元；其中：流动资产1,200.8万元，固定资产净值4,100.5万元，在建工程300万元，无形资产79万元。负债合计860万元，净资产合计4,820.3万元。',
    [
      'assets_total balance 2023 56803000',
      'assets_total change 2023 2300000',
      'other balance 2023 12008000 «流动资产»',
      'other balance 2023 41005000 «固定资产净值»',
      'other balance 2023 3000000 «在建工程»',
      'other balance 2023 790000 «无形资产»',
      'liabilities_total balance 2023 8600000',
      'net_assets balance 2023 48203000',
    ],
  ],
  [
    'special funds by name', {},
    '2023年专项资金支出情况：义务教育经费保障机制资金800万元，学生营养改善计划资金320万元，校舍安全保障长效机制资金150万元。',
    [
      'other executed 2023 8000000 «义务教育经费保障机制资金»',
      'other executed 2023 3200000 «学生营养改善计划资金»',
      'other executed 2023 1500000 «校舍安全保障长效机制资金»',
    ],
  ],
  [
    'totals of both sides in words', { reportType: 'final_account_disclosure' },
    [
      '（二）财政拨款收入支出决算总体情况',
      '2023年度财政拨款收入总计1,500万元，支出总计1,500万元。与上年相比，收入、支出总计各减少120万元，下降7.41%。',
    ].join('\n'),
    [
      'fiscal_appropriation executed 2023 15000000',
      'expenditure_grand_total executed 2023 15000000',
      'revenue_grand_total change 2023 1200000',
      'expenditure_grand_total change 2023 1200000',
      '收入、支出总计下降 = 7.41 %',
    ],
  ],
  [
    'economic lines behind one another', { reportType: 'final_account_disclosure' },
    '其他交通费用20万元，主要是公务交通补贴；委托业务费150万元，主要是规划编制；维修（护）费30.5万元。',
    [
      'other executed 2023 200000 «其他交通费用»',
      'other executed 2023 1500000 «委托业务费»',
      'other executed 2023 305000 «维修(护)费»',
    ],
  ],
  [
    'lines of operating expenses', { reportType: 'final_account_disclosure' },
    '2023年度机关运行经费支出86.5万元，其中办公费12万元、印刷费3万元、差旅费15.5万元。',
    [
      'agency_operating_expenses executed 2023 865000',
      'other executed 2023 120000 «办公费»',
      'other executed 2023 30000 «印刷费»',
      'other executed 2023 155000 «差旅费»',
    ],
  ],
  [
    'a published budget against the year before', { reportType: 'budget_disclosure', year: 2025 },
    '2025年部门预算收入安排8,600万元，较2024年增加560万元，增长6.97%，主要原因是人员增加。其中：一般公共预算拨款8,000万元，政府性基金预算拨款600万元。',
    [
      'revenue_total initial_budget 2025 86000000',
      'revenue_total change 2025 5600000',
      '部门预算收入安排增长 = 6.97 %',
      'general_public_budget initial_budget 2025 80000000',
      'government_fund_budget initial_budget 2025 6000000',
    ],
  ],
  [
    'three public expenses of a published budget', { reportType: 'budget_disclosure', year: 2025 },
    '2025年“三公”经费预算15万元，比2024年预算减少3万元，下降16.67%。其中：因公出国（境）费0万元，与上年持平；公务用车购置费0万元；公务用车运行维护费10万元，比上年减少2万元；公务接待费5万元，比上年减少1万元。',
    [
      'three_public_total initial_budget 2025 150000',
      'three_public_total change 2025 30000',
      '“三公”经费下降 = 16.67 %',
      'overseas_travel initial_budget 2025 0',
      'vehicle_purchase initial_budget 2025 0',
      'vehicle_operation initial_budget 2025 100000',
      'vehicle_operation change 2025 20000',
      'official_reception initial_budget 2025 50000',
      'official_reception change 2025 10000',
    ],
  ],
  [
    'operating expenses of a published budget', { reportType: 'budget_disclosure', year: 2025 },
    '2025年机关运行经费财政拨款预算120.8万元，比上年预算增加5.2万元，增长4.5%。',
    [
      'agency_operating_expenses initial_budget 2025 1208000',
      'agency_operating_expenses change 2025 52000',
      '机关运行经费增长 = 4.5 %',
    ],
  ],
  [
    'projects evaluated together', { reportType: 'project_self_evaluation' },
    '本次自评项目12个，涉及资金3,250万元，全年执行3,180万元，平均执行率97.85%。其中自评得分95分以上的项目10个。',
    [
      '本次自评项目 = 12 个',
      'project_expenditure unspecified 2023 32500000',
      'project_expenditure executed 2023 31800000',
      '平均执行率 = 97.85 %',
      '自评得分95分以上的项目 = 10 个',
    ],
  ],
];

describe('money of departments in many wordings', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
