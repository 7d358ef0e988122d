import path from 'node:path';
import type { Finding } from '../../src/model/records.ts';
import { readDocument, readReading } from '../../src/pipeline/read-report.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], GROUPS);

/** Errors and warnings in lines of a report; a report's title stands above them. */
export async function alarmsIn(text: string): Promise<readonly Finding[]> {
  const { document } = await readDocument('example.txt', new TextEncoder().encode(`某县图书馆2021年度部门整体支出绩效自评报告\n${text}`));
  return readReading(document, rules).reading.findings.filter((finding) => finding.severity !== 'info');
}
