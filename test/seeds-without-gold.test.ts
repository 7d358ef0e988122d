import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readDocument, readReading } from '../src/pipeline/read-report.ts';
import { GROUPS } from '../src/rules/groups.ts';
import { loadRules } from '../src/rules/load.ts';
import type { Reading } from '../src/model/records.ts';

/** Real reports whose truth is kept elsewhere: what was read in them was checked by eye, line by line, against the text. */
const seeds = path.join(import.meta.dirname, '..', '..', 'shared', 'seeds');
const there = existsSync(seeds);
const rules = loadRules([path.join(import.meta.dirname, '..', 'rules')], GROUPS);

async function read(name: string): Promise<Reading> {
  const file = readdirSync(seeds).find((one) => one.startsWith(name))!;
  const { document } = await readDocument(file, new Uint8Array(readFileSync(path.join(seeds, file))));
  return readReading(document, rules).reading;
}

const figuresOf = (reading: Reading): string[] => reading.figures.map((figure) => `${figure.subject} ${figure.measure} ${figure.stage} ${figure.amount}`);
const numberOf = ({ sections, figures, indicators, scores, quantities }: Reading): number[] => [sections, figures, indicators, scores, quantities].map((records) => records.length);

test.skipIf(!there)(`seed 002: the funds of nine projects, and no plan by months${there ? '' : ' (skipped: ../shared is not there)'}`, async () => {
  const reading = await read('002');
  const projects: [string, string][] = [
    ['法律援助经费', '160000'], ['公用取暖费', '46400'], ['普法宣传', '70000'], ['人民调解经费', '120000'], ['社区矫正经费', '450000'],
    ['提前下达2020年社区矫正补助经费(2020)15号', '264500'], ['提前下达2020年省级基层公检法司转移支付资金(2020)13号', '320000'],
    ['提前下达2020年中央政法纪检监察转移支付资金(2020)12号', '610000'], ['行政复议行政诉讼工作经费', '30000'],
  ];
  expect(figuresOf(reading)).toEqual(projects.flatMap(([name, yuan]) => [`${name} project_funds_total initial_budget ${yuan}`, `${name} fiscal_funds initial_budget ${yuan}`]));
  expect(numberOf(reading)).toEqual([25, 18, 54, 0, 5]);
  // The levels printed, `效果指标` in the second column too; a row out of step would bring in another word.
  expect([...new Set(reading.indicators.map(({ level1, level2 }) => `${level1} ${level2}`))].sort()).toEqual([
    '产出指标 成本指标', '产出指标 效果指标', '产出指标 数量指标', '产出指标 时效指标', '产出指标 质量指标', '效果指标 社会效益指标', '满意度指标 服务对象满意度指标',
  ].sort());
});

test.skipIf(!there)(`seed 004: the funds and accounts of a department in its scored form${there ? '' : ' (skipped: ../shared is not there)'}`, async () => {
  const reading = await read('004');
  expect(figuresOf(reading)).toEqual([
    'prior_year_carryover carried_in 713900', 'expenditure_total initial_budget 9654000', 'expenditure_total adjustment 849000', 'other adjustment 0',
    'expenditure_total executed 11216900', 'year_end_balance carried_out 0', 'general_public_budget executed 10502980.56', 'public_security executed 8953203.17',
    'social_security_employment executed 1175258.54', 'health executed 274091.63', 'agriculture_forestry_water executed 56142', 'housing_security executed 755248.22',
    'expenditure_total executed 11216943.56', 'basic_expenditure executed 8112057.02', 'project_expenditure executed 3104886.54',
  ].map((line) => `department ${line}`));
  expect(numberOf(reading)).toEqual([0, 15, 26, 5, 21]);
  expect(reading.scores.map(({ item, full, score, grade }) => [item, full, score, grade])).toEqual([
    ['投入', '16', '16.00', null], ['过程', '42', '38.00', null], ['产出', '22', '22.00', null], ['效果', '20', '20.00', null], ['total', '100', '96.00', '优'],
  ]);
});
