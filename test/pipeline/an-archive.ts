/** Folders of invented reports for tests of import. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const aFolder = (): string => mkdtempSync(path.join(tmpdir(), 'jixiao-'));

/** A short self-evaluation of an invented department; no two numbers alike. */
export function aReportText(number: number, department = `安和县第${number}监测局`): string {
  return [
    `${department}2022年度部门整体支出绩效自评报告`, '一、部门基本情况', `本部门编制人数${20 + number}人。`, '二、资金使用情况',
    `2022年度支出合计${1000 + number}.50万元,其中:基本支出${600 + number}.50万元,项目支出400.00万元。`, '三、工作成效', `全年共开展监测${100 + number}次。`, '',
  ].join('\n');
}

/** Writes `count` reports and returns their folder. */
export function anArchive(count: number, folder: string = aFolder()): string {
  mkdirSync(folder, { recursive: true });
  for (let i = 1; i <= count; i++) writeFileSync(path.join(folder, `report-${i}.txt`), aReportText(i));
  return folder;
}
