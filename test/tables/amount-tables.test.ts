import { expect, test } from 'vitest';
import { aDocument, figureLines, whatFormsSay } from './a-table.ts';

test('收支预算总表 has two sides, each amount named by the label of its side', () => {
  const said = whatFormsSay(aDocument('收支预算总表', '部门：临江市档案馆 单位：万元', { rows: `
    收入 | < | 支出 | < | < | < |
    项目名称 | 金额 | 功能分类 | < | 支出用途 | < |
    ^ | ^ | 功能科目名称 | 金额 | 项目名称 | 金额 |
    一、财政拨款 | 1,250.40 | 一、一般公共服务支出 | 1,000.40 | 一、基本支出 | 800.00 |
    1.一般公共预算 | 1,250.40 | 二、社会保障和就业支出 | 150.00 | 二、项目支出 | 400.40 |
    二、其他资金 | | 三、住房保障支出 | 100.00 | 三、单位预留机动经费 | 50.00 |
    当年收入小计 | 1,250.40 | 当年支出小计 | < | < | 1,250.40 |
    上年结转资金 | | 结转下年资金 | < | < | |
    收入合计 | 1,250.40 | 支出合计 | < | < | 1,250.40 |` }), 2019);
  expect(figureLines(said)).toEqual([
    'department: fiscal_appropriation initial_budget 2019 = 12504000', 'department: general_public_budget initial_budget 2019 = 12504000',
    'department: revenue_total initial_budget 2019 = 12504000', 'department: revenue_total initial_budget 2019 = 12504000',
    'department: general_public_services initial_budget 2019 = 10004000', 'department: social_security_employment initial_budget 2019 = 1500000',
    'department: housing_security initial_budget 2019 = 1000000',
    'department: basic_expenditure initial_budget 2019 = 8000000', 'department: project_expenditure initial_budget 2019 = 4004000',
    'department: other(单位预留机动经费) initial_budget 2019 = 500000', 'department: expenditure_total initial_budget 2019 = 12504000',
    'department: expenditure_total initial_budget 2019 = 12504000',
  ]);
});

test('支出决算表: classes by code, 合计 by column, a class under 基本支出 is neither', () => {
  const said = whatFormsSay(aDocument('支出决算表', '单位：万元', { rows: `
    项目 | < | 本年支出合计 | 基本支出 | 项目支出 |
    科目编码 | 科目名称 | ^ | ^ | ^ |
    合计 | < | 900.00 | 600.00 | 300.00 |
    208 | 社会保障和就业支出 | 80.00 | 80.00 | |
    2080505 | 机关事业单位基本养老保险缴费支出 | 60.00 | 60.00 | |` }), 2023);
  expect(figureLines(said)).toEqual([
    'department: expenditure_total executed 2023 = 9000000', 'department: basic_expenditure executed 2023 = 6000000', 'department: project_expenditure executed 2023 = 3000000',
    'department: social_security_employment executed 2023 = 800000', 'department: other(社会保障和就业支出(基本支出)) executed 2023 = 800000',
    'department: other(机关事业单位基本养老保险缴费支出) executed 2023 = 600000', 'department: other(机关事业单位基本养老保险缴费支出(基本支出)) executed 2023 = 600000',
  ]);
});

test('revenue classified by function is no expenditure of that function', () => {
  const said = whatFormsSay(aDocument('收入决算表', '单位：万元', { rows: `
    科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    合计 | < | 900.00 | 900.00 |
    208 | 社会保障和就业支出 | 80.00 | 80.00 |` }));
  expect(figureLines(said)).toEqual([
    'department: revenue_total executed 2022 = 9000000', 'department: fiscal_appropriation executed 2022 = 9000000',
    'department: other(社会保障和就业支出(本年收入合计)) executed 2022 = 800000', 'department: other(社会保障和就业支出(财政拨款收入)) executed 2022 = 800000',
  ]);
});

test('三公经费 with budget and account under each item', () => {
  const said = whatFormsSay(aDocument('财政拨款“三公”经费支出决算表', '单位：万元', { rows: `
    合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | 公务接待费 | < |
    ^ | < | ^ | < | 小计 | < | 公务用车运行维护费 | < | ^ | < |
    预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 |
    6.00 | 4.10 | 0.00 | 0.00 | 4.00 | 3.10 | 4.00 | 3.10 | 2.00 | 1.00 |` }), 2024);
  expect(figureLines(said)).toEqual([
    'department: three_public_total initial_budget 2024 = 60000', 'department: three_public_total executed 2024 = 41000',
    'department: overseas_travel initial_budget 2024 = 0', 'department: overseas_travel executed 2024 = 0',
    'department: official_vehicles initial_budget 2024 = 40000', 'department: official_vehicles executed 2024 = 31000',
    'department: vehicle_operation initial_budget 2024 = 40000', 'department: vehicle_operation executed 2024 = 31000',
    'department: official_reception initial_budget 2024 = 20000', 'department: official_reception executed 2024 = 10000',
  ]);
});

test('a table without any label column names its amounts by their columns', () => {
  const said = whatFormsSay(aDocument('支出预算总表', '单位：元', { rows: `
    合计 | 基本支出 | 项目支出 | 单位预留机动经费 |
    5,000,000.00 | 3,000,000.00 | 1,800,000.00 | 200,000.00 |` }));
  expect(figureLines(said)).toEqual([
    'department: expenditure_total initial_budget 2022 = 5000000', 'department: basic_expenditure initial_budget 2022 = 3000000',
    'department: project_expenditure initial_budget 2022 = 1800000', 'department: other(单位预留机动经费) initial_budget 2022 = 200000',
  ]);
});

test('上年决算数 is a figure of the year before', () => {
  const said = whatFormsSay(aDocument('部门收支决算总表', '单位：万元', { rows: `
    项目 | 上年决算数 | 本年预算数 | 本年决算数 |
    基本支出 | 500 | 520 | 515.5 |
    项目支出 | 200 | 180 | 176 |` }), 2023);
  expect(figureLines(said)).toEqual([
    'department: basic_expenditure executed 2022 = 5000000', 'department: basic_expenditure initial_budget 2023 = 5200000', 'department: basic_expenditure executed 2023 = 5155000',
    'department: project_expenditure executed 2022 = 2000000', 'department: project_expenditure initial_budget 2023 = 1800000', 'department: project_expenditure executed 2023 = 1760000',
  ]);
});

test('基本支出决算表 with economic classes on two sides', () => {
  const said = whatFormsSay(aDocument('一般公共预算财政拨款基本支出决算表', '单位：万元', { rows: `
    科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数 |
    301 | 工资福利支出 | 400.10 | 302 | 商品和服务支出 | 90.05 |
    30101 | 基本工资 | 120.00 | 30201 | 办公费 | 12.00 |
    人员经费合计 | < | 400.10 | 公用经费合计 | < | 90.05 |` }));
  expect(figureLines(said)).toEqual([
    'department: wages_and_welfare executed 2022 = 4001000', 'department: other(基本工资) executed 2022 = 1200000', 'department: personnel_expenditure executed 2022 = 4001000',
    'department: goods_and_services executed 2022 = 900500', 'department: other(办公费) executed 2022 = 120000', 'department: public_funds_expenditure executed 2022 = 900500',
  ]);
});

test('in a dump a code in front of a row whose last cells are empty is none of its amounts', () => {
  const said = whatFormsSay(aDocument('2022年度收入决算表', '单位：万元', { origin: 'tabs', rows: `
    科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 事业收入 | 其他收入
    207 | 文化旅游体育与传媒支出 | 160.00 | 150.00 | 5.00 | 5.00
    208 | 社会保障和就业支出 | 25.00 | 25.00 | |` }));
  expect(said.figures.filter(({ at }) => at.row === 2).map(({ label, raw }) => `${label} ${raw}`)).toEqual(['社会保障和就业支出(本年收入合计) 25.00', '社会保障和就业支出(财政拨款收入) 25.00']);
});
