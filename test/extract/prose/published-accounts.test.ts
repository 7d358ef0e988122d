import { describe, expect, test } from 'vitest';
import { readProse, type Told } from './read-prose.ts';

const BUDGET: Told = { year: 2025, reportType: 'budget_disclosure' };
const ACCOUNT: Told = { reportType: 'final_account_disclosure' };

const CASES: [string, Told, string, string[]][] = [
  [
    'the 共 of 公共 is no word of spending', BUDGET,
    '五、一般公共预算支出情况说明\n2025年本年一般公共预算支出905,200元。其中：基本支出857,100元，项目支出48,100元。',
    ['general_public_budget initial_budget 2025 905200', 'basic_expenditure initial_budget 2025 857100', 'project_expenditure initial_budget 2025 48100'],
  ],
  [
    'classes of the functional classification', BUDGET,
    '（一）卫生健康支出类科目43,000元，占支出总预算4.75%，同比减少6,000元，下降12.24%。',
    ['health initial_budget 2025 43000', '卫生健康支出类科目 = 4.75 %', 'health change 2025 6000', '卫生健康支出类科目下降 = 12.24 %'],
  ],
  [
    'a difference from the budget of the same year', ACCOUNT,
    '公务接待费支出6.3万元，与2022年度决算相比，减少0.2万元，下降3.08%。与2023年度预算相比，减少0.7万元，下降10%。',
    ['official_reception executed 2023 63000', 'official_reception change 2023 2000', '公务接待费支出下降 = 3.08 %', 'official_reception adjustment 2023 7000', '公务接待费支出下降 = 10 %'],
  ],
  [
    'spending beside the budget that it is compared with', ACCOUNT,
    '二、“三公”经费财政拨款支出与年初预算对比情况\n“三公”经费支出2.4万元，年初预算为3万元，差值为0.6万元。其中：因公出国（境）支出0万元，年初预算为0万元；公务接待费支出2.4万元，年初预算为3万元，差值为0.6万元。',
    [
      'three_public_total executed 2023 24000', 'three_public_total initial_budget 2023 30000', 'three_public_total adjustment 2023 6000',
      'overseas_travel executed 2023 0', 'overseas_travel initial_budget 2023 0',
      'official_reception executed 2023 24000', 'official_reception initial_budget 2023 30000', 'official_reception adjustment 2023 6000',
    ],
  ],
  ['a bracket inside the name of a measure', ACCOUNT, '公务用车（含执法用车）运行支出31万元。', ['official_vehicles executed 2023 310000']],
  [
    'rates and means named behind their numbers', {},
    '我院以21.4天的案件平均审理天数、1.6%的改判率、92.5%的结案率位居全市前列。重大疑难案件全年受理36件。',
    ['案件平均审理天数 = 21.4 天', '改判率 = 1.6 %', '结案率 = 92.5 %', '重大疑难案件 = 36 件'],
  ],
  [
    'brackets that list kinds of places', {},
    '26个县（市、区）司法局设立了窗口，全市累计接收社区矫正对象1.2万人，解除矫正0.9万人。落实市委12条要求。',
    ['县(市、区)司法局 = 26 个', '社区矫正对象 = 12000 人', '解除矫正 = 9000 人'],
  ],
];

describe('published budgets, accounts and counts of several places', () => {
  test.each(CASES)('%s', (_title, told, text, records) => expect(readProse(text, told)).toEqual(records));
});
