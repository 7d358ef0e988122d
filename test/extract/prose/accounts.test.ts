import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

/** One meaning, its printed form, and every record that a careful reader takes from it. Invented sentences in the genre's wording. */
const CASES: readonly (readonly [title: string, told: Told, text: string, records: readonly string[]])[] = [
  [
    'the total of both sides of an account is a figure of each', { reportType: 'final_account_disclosure' },
    '2023年度收、支总计均为2,846.70万元。与2022年度相比，收、支总计各增加182.4万元，增长6.85%。',
    [
      'revenue_grand_total executed 2023 28467000',
      'expenditure_grand_total executed 2023 28467000',
      'revenue_grand_total change 2023 1824000',
      'expenditure_grand_total change 2023 1824000',
      '收、支总计增长 = 6.85 %',
    ],
  ],
  [
    '收入总计 and 收入合计 are two measures', { reportType: 'final_account_disclosure' },
    '2023年度收入总计1,234.56万元，其中：本年收入合计1,200.56万元，年初结转和结余34万元。',
    [
      'revenue_grand_total executed 2023 12345600',
      'revenue_total executed 2023 12005600',
      'prior_year_carryover carried_in 2023 340000',
    ],
  ],
  [
    'a total compared with the year before', { reportType: 'final_account_disclosure' },
    '2023年度支出总计1,234.56万元，与2022年度相比，减少100.12万元，下降7.5%，主要原因是项目减少。',
    [
      'expenditure_grand_total executed 2023 12345600',
      'expenditure_grand_total change 2023 1001200',
      '支出总计下降 = 7.5 %',
    ],
  ],
  [
    'parts of the revenue with their shares', { reportType: 'final_account_disclosure' },
    '本年收入合计2,000万元，其中：财政拨款收入1,800万元，占90%；上级补助收入50万元，占2.5%；事业收入100万元，占5%；经营收入0万元，占0%；附属单位上缴收入0万元，占0%；其他收入50万元，占2.5%。',
    [
      'revenue_total executed 2023 20000000',
      'fiscal_appropriation executed 2023 18000000',
      '财政拨款收入 = 90 %',
      'superior_subsidy_revenue executed 2023 500000',
      '上级补助收入 = 2.5 %',
      'operating_revenue_public executed 2023 1000000',
      '事业收入 = 5 %',
      'business_revenue executed 2023 0',
      '经营收入 = 0 %',
      'subordinate_remitted_revenue executed 2023 0',
      '附属单位上缴收入 = 0 %',
      'other_revenue executed 2023 500000',
      '其他收入 = 2.5 %',
    ],
  ],
  [
    'parts of the expenditure with their shares', { reportType: 'final_account_disclosure' },
    '本年支出合计2,405.20万元，其中：基本支出1,605.20万元，占66.74%；项目支出800.00万元，占33.26%；上缴上级支出0万元，占0%；对附属单位补助支出0万元，占0%。',
    [
      'expenditure_total executed 2023 24052000',
      'basic_expenditure executed 2023 16052000',
      '基本支出 = 66.74 %',
      'project_expenditure executed 2023 8000000',
      '项目支出 = 33.26 %',
      'payment_to_superior executed 2023 0',
      '上缴上级支出 = 0 %',
      'subsidy_to_subordinates executed 2023 0',
      '对附属单位补助支出 = 0 %',
    ],
  ],
  [
    'an appropriation and its share of all expenditure', { reportType: 'final_account_disclosure' },
    '2023年度一般公共预算财政拨款支出900万元，占本年支出合计的75%。与2022年度相比，一般公共预算财政拨款支出增加50万元，增长5.9%。',
    [
      'general_public_budget executed 2023 9000000',
      '一般公共预算财政拨款支出 = 75 %',
      'general_public_budget change 2023 500000',
      '一般公共预算财政拨款支出增长 = 5.9 %',
    ],
  ],
  [
    'functional classes with 类 in brackets', { reportType: 'final_account_disclosure' },
    '2023年度一般公共预算财政拨款支出1,000万元，主要用于以下方面：教育（类）支出700万元，占70%；社会保障和就业（类）支出150万元，占15%；卫生健康（类）支出80万元，占8%；农林水支出20万元，占2%；住房保障支出50万元，占5%。',
    [
      'general_public_budget executed 2023 10000000',
      'education executed 2023 7000000',
      '教育(类)支出 = 70 %',
      'social_security_employment executed 2023 1500000',
      '社会保障和就业(类)支出 = 15 %',
      'health executed 2023 800000',
      '卫生健康(类)支出 = 8 %',
      'agriculture_forestry_water executed 2023 200000',
      '农林水支出 = 2 %',
      'housing_security executed 2023 500000',
      '住房保障支出 = 5 %',
    ],
  ],
  [
    'a line of the classification is named in front of its amounts', { reportType: 'final_account_disclosure' },
    '1.教育支出（类）普通教育（款）小学教育（项）。年初预算为600万元，支出决算为650万元，完成年初预算的108.3%。',
    [
      'other initial_budget 2023 6000000 «教育支出(类)普通教育(款)小学教育(项)»',
      'other executed 2023 6500000 «教育支出(类)普通教育(款)小学教育(项)»',
      '教育支出(类)普通教育(款)小学教育(项)完成年初预算 = 108.3 %',
    ],
  ],
  [
    'budget and account of one appropriation', { reportType: 'final_account_disclosure' },
    '2023年度一般公共预算财政拨款支出年初预算为850万元，支出决算为900万元，完成年初预算的105.9%。',
    [
      'general_public_budget initial_budget 2023 8500000',
      'general_public_budget executed 2023 9000000',
      '一般公共预算财政拨款支出完成年初预算 = 105.9 %',
    ],
  ],
  [
    'the three public expenses, each with its budget inside the rate', { reportType: 'final_account_disclosure' },
    '2023年度“三公”经费财政拨款支出决算为48.60万元，完成全年预算60.00万元的81%，比上年决算数增加12.30万元，增长33.88%。',
    [
      'three_public_total executed 2023 486000',
      'three_public_total adjusted_budget 2023 600000',
      '“三公”经费财政拨款支出 = 81 %',
      'three_public_total change 2023 123000',
      '“三公”经费财政拨款支出增长 = 33.88 %',
    ],
  ],
  [
    'purchase and running of vehicles printed apart', { reportType: 'final_account_disclosure' },
    '公务用车购置及运行维护费支出6万元，完成预算的75%。其中：公务用车购置支出0万元，购置数0辆；公务用车运行维护费支出6万元，年末公务用车保有量3辆。',
    [
      'official_vehicles executed 2023 60000',
      '公务用车购置及运行维护费支出完成预算 = 75 %',
      'vehicle_purchase executed 2023 0',
      '购置数 = 0 辆',
      'vehicle_operation executed 2023 60000',
      '年末公务用车保有量 = 3 辆',
    ],
  ],
  [
    'running costs as the only line of vehicles', { reportType: 'final_account_disclosure' },
    '“三公”经费决算数5.36万元，其中：因公出国（境）费0万元，公务用车运行维护费4.1万元，公务接待费1.26万元。',
    [
      'three_public_total executed 2023 53600',
      'overseas_travel executed 2023 0',
      'official_vehicles executed 2023 41000',
      'official_reception executed 2023 12600',
    ],
  ],
  [
    'receptions are counted in batches and persons', { reportType: 'final_account_disclosure' },
    '公务接待费支出2万元，国内公务接待12批次、96人次；外事接待0批次，0人次。',
    [
      'official_reception executed 2023 20000',
      '国内公务接待 = 12 批次',
      '国内公务接待 = 96 人次',
      '外事接待 = 0 批次',
      '外事接待 = 0 人次',
    ],
  ],
  [
    'travel abroad', { reportType: 'final_account_disclosure' },
    '因公出国（境）费支出0万元，全年安排因公出国（境）团组0个，累计0人次。',
    [
      'overseas_travel executed 2023 0',
      '因公出国(境)团组 = 0 个',
      '因公出国(境)团组 = 0 人次',
    ],
  ],
  [
    'operating expenses against the budget and the year before', { reportType: 'final_account_disclosure' },
    '2023年度机关运行经费支出52.3万元，比年初预算数增加2.3万元，增长4.6%，比2022年度减少1万元，下降1.9%。',
    [
      'agency_operating_expenses executed 2023 523000',
      'agency_operating_expenses adjustment 2023 23000',
      '机关运行经费支出增长 = 4.6 %',
      'agency_operating_expenses change 2023 10000',
      '机关运行经费支出下降 = 1.9 %',
    ],
  ],
  [
    'procurement by kind and by size of firm', { reportType: 'final_account_disclosure' },
    '政府采购支出总额100万元，其中：政府采购货物支出40万元、政府采购工程支出0万元、政府采购服务支出60万元。授予中小企业合同金额80万元，占政府采购支出总额的80%，其中：授予小微企业合同金额50万元，占授予中小企业合同金额的62.5%。',
    [
      'procurement_total executed 2023 1000000',
      'procurement_goods executed 2023 400000',
      'procurement_works executed 2023 0',
      'procurement_services executed 2023 600000',
      'other executed 2023 800000 «授予中小企业合同金额»',
      '授予中小企业合同金额 = 80 %',
      'other executed 2023 500000 «授予小微企业合同金额»',
      '授予小微企业合同金额 = 62.5 %',
    ],
  ],
  [
    'short names below procurement', { reportType: 'final_account_disclosure' },
    '2023年度政府采购支出88.6万元，其中：货物60.1万元，工程8.5万元，服务20万元。',
    [
      'procurement_total executed 2023 886000',
      'procurement_goods executed 2023 601000',
      'procurement_works executed 2023 85000',
      'procurement_services executed 2023 200000',
    ],
  ],
  [
    'vehicles and large equipment held', { reportType: 'final_account_disclosure' },
    '截至2023年12月31日，本单位共有车辆3辆，其中，机要通信用车1辆、应急保障用车2辆、其他用车0辆；单价100万元（含）以上设备（不含车辆）2台（套）。',
    [
      '车辆 = 3 辆',
      '机要通信用车 = 1 辆',
      '应急保障用车 = 2 辆',
      '其他用车 = 0 辆',
      '单价100万元(含)以上设备(不含车辆) = 2 台(套)',
    ],
  ],
  [
    'carried in and carried out', { reportType: 'final_account_disclosure' },
    '使用非财政拨款结余5万元，年初结转和结余34万元，年末结转和结余12.5万元。',
    [
      'other carried_in 2023 50000 «使用非财政拨款结余»',
      'prior_year_carryover carried_in 2023 340000',
      'year_end_balance carried_out 2023 125000',
    ],
  ],
  [
    'two budgets with no money', { reportType: 'final_account_disclosure' },
    '政府性基金预算财政拨款支出0万元，国有资本经营预算财政拨款支出0万元。',
    [
      'government_fund_budget executed 2023 0',
      'state_capital_budget executed 2023 0',
    ],
  ],
  [
    'personnel and public funds of the basic expenditure', { reportType: 'final_account_disclosure' },
    '2023年度一般公共预算财政拨款基本支出1,605.20万元，其中：人员经费1,380万元，主要包括：基本工资、津贴补贴；公用经费225.20万元，主要包括：办公费、印刷费。',
    [
      'basic_expenditure executed 2023 16052000',
      'personnel_expenditure executed 2023 13800000',
      'public_funds_expenditure executed 2023 2252000',
    ],
  ],
  [
    'economic classes', { reportType: 'final_account_disclosure' },
    '基本支出1,605.20万元，其中：工资福利支出900万元，商品和服务支出225.20万元，对个人和家庭的补助80.5万元，资本性支出0万元。',
    [
      'basic_expenditure executed 2023 16052000',
      'wages_and_welfare executed 2023 9000000',
      'goods_and_services executed 2023 2252000',
      'subsidies_to_individuals executed 2023 805000',
      'capital_expenditure executed 2023 0',
    ],
  ],
  [
    'a budget that is published states the initial budget', { reportType: 'budget_disclosure', year: 2024 },
    '2024年收入预算总计5,020.5万元，其中：一般公共预算拨款收入4,800万元，占95.6%；财政专户管理资金收入120.5万元，占2.4%；上年结转100万元，占2%。',
    [
      'revenue_grand_total initial_budget 2024 50205000',
      'general_public_budget initial_budget 2024 48000000',
      '一般公共预算拨款收入 = 95.6 %',
      'fiscal_account_funds initial_budget 2024 1205000',
      '财政专户管理资金收入 = 2.4 %',
      'prior_year_carryover carried_in 2024 1000000',
      '上年结转 = 2 %',
    ],
  ],
  [
    'parallel amounts', { reportType: 'budget_disclosure', year: 2024 },
    '2024年人员经费、公用经费分别为800万元、120万元，分别占87%和13%。',
    [
      'personnel_expenditure initial_budget 2024 8000000',
      'public_funds_expenditure initial_budget 2024 1200000',
      '人员经费 = 87 %',
      '公用经费 = 13 %',
    ],
  ],
  [
    'amounts that share one unit', { reportType: 'budget_disclosure', year: 2024 },
    '2024年预算安排基本支出、项目支出分别为920.5、380万元。',
    [
      'basic_expenditure initial_budget 2024 9205000',
      'project_expenditure initial_budget 2024 3800000',
    ],
  ],
  [
    'from one value to another over the years', {},
    '固定资产由2022年末的350万元增加到2023年末的420万元。',
    [
      'fixed_assets balance 2022 3500000',
      'fixed_assets balance 2023 4200000',
    ],
  ],
];

describe('the account and the budget as disclosures word them', () => {
  test.each(CASES)('%s', (_title, told, text, records) => {
    expect(readProse(text, told)).toEqual(records);
  });
});
