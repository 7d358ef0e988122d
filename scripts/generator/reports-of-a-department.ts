import type { Region } from './regions.ts';
import { seeded } from './random.ts';

/** What two reports of a department are made to disagree on; null for reports that agree. */
export type Disagreement = 'carried' | 'restated' | 'budget' | null;

export interface ReportsOfADepartment {
  readonly department: string;
  /** Text by file name. */
  readonly files: Readonly<Record<string, string>>;
  /** The two numbers that differ, as printed. */
  readonly numbers: readonly [string, string] | null;
}

const wan = (cents: number): string => (cents / 100).toFixed(2);

/** The budget, the account and the self-evaluation of one year and the account of the year before, in words of their own each. */
export function reportsOfADepartment(seed: number, regions: readonly Region[], disagreement: Disagreement): ReportsOfADepartment {
  const random = seeded(seed);
  const department = `${random.pick(regions).printed}${random.pick(['司法局', '教育局', '水利局', '民政局', '农业农村局', '林业局', '审计局'])}`;
  const year = random.int(2019, 2023);
  const amount = (low: number, high: number): number => random.int(low * 100, high * 100);
  const [basic, project, opening, closing] = [amount(300, 900), amount(200, 900), amount(20, 90), amount(20, 90)];
  const [basicBefore, projectBefore, openingBefore, budget] = [amount(300, 900), amount(200, 900), amount(20, 90), amount(600, 1500)];
  const off = amount(2, 9);
  const said = { opening: opening + (disagreement === 'carried' ? off : 0), basic: basic + (disagreement === 'restated' ? off : 0), budget: budget + (disagreement === 'budget' ? off : 0) };
  const account = (of: number, b: number, p: number, before: number, after: number): string => [
    `${department}${of}年度部门决算公开说明`, '一、收入支出决算总体情况说明',
    random.pick([`${of}年年初结转和结余${wan(before)}万元，年末结转和结余${wan(after)}万元。`, `${of}年度年初结转和结余${wan(before)}万元。年末结转和结余${wan(after)}万元，按规定结转下年使用。`]),
    '二、支出决算情况说明', random.pick([`本年支出合计${wan(b + p)}万元，其中：基本支出${wan(b)}万元，项目支出${wan(p)}万元。`, `${of}年度支出合计${wan(b + p)}万元，包括基本支出${wan(b)}万元、项目支出${wan(p)}万元。`]),
  ].join('\n');
  const evaluation = [
    `${department}${year}年度部门整体支出绩效自评报告`, '一、部门预算执行情况',
    random.pick([`${year}年度决算支出${wan(said.basic + project)}万元，其中：基本支出${wan(said.basic)}万元，项目支出${wan(project)}万元。`, `${year}年支出决算总额${wan(said.basic + project)}万元，其中基本支出${wan(said.basic)}万元，项目支出${wan(project)}万元。`]),
    `${year}年度年初预算支出合计${wan(said.budget)}万元。`,
  ].join('\n');
  const planned = [`${department}${year}年部门预算公开`, '一、收支预算总体情况', random.pick([`${year}年支出预算${wan(budget)}万元。`, `${year}年年初预算支出合计${wan(budget)}万元，全部为当年财政拨款安排。`])].join('\n');
  const numbers = { carried: [wan(opening), wan(said.opening)], restated: [wan(basic + project), wan(said.basic + project)], budget: [wan(budget), wan(said.budget)] } as const;
  return {
    department, numbers: disagreement && numbers[disagreement],
    files: {
      [`${seed}-${year - 1}.txt`]: account(year - 1, basicBefore, projectBefore, openingBefore, opening),
      [`${seed}-${year}.txt`]: account(year, basic, project, said.opening, closing), [`${seed}-${year}-evaluation.txt`]: evaluation, [`${seed}-${year}-budget.txt`]: planned,
    },
  };
}
