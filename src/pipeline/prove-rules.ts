import { checks } from '../rules/groups/checks.ts';
import { RuleError } from '../rules/rule-error.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** A little of everything that rules are asked about: a title, sections, sums, counts, a form. */
const SPECIMEN = `某县某局2022年度部门整体支出绩效自评报告
一、基本情况
(一)资金情况
2022年度支出合计100万元，其中：基本支出60万元，占60%；项目支出40万元，占40%。全年开展培训3次，比上年增长50%。
二、自评结论
自评得分95分，评价等级为“优”。
项目支出绩效自评表
项目名称\t某项目\t\t\t\t
项目资金(万元)\t年初预算数\t全年预算数\t全年执行数\t执行率\t得分
年度资金总额\t10\t10\t10\t100%\t10
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t培训次数\t≥3次\t3次\t10\t10
`;

/**
 * Reads a specimen with the rules, so that a rule that cannot work (settings that do not fit its check, patterns that do not fit
 * together) is told before anything is written: met by the documents, it would be a failure of every one of them. Throws `RuleError`.
 * `groups`: those that may be wrong; for checks alone the readers of documents need not be loaded.
 */
export async function proveRules(rules: RuleSet, groups: readonly string[] = Object.keys(rules.groups)): Promise<void> {
  const read = groups.every((name) => name === checks.name) ? await onlyAudited() : await whollyRead();
  try {
    read(rules);
  } catch (error) {
    if (error instanceof RuleError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RuleError(`规则不能使用: ${reason}`, `the rules cannot be used: ${reason}`, { cause: error });
  }
}

async function whollyRead(): Promise<(rules: RuleSet) => unknown> {
  const { readDocument, readReading } = await import('./read-report.ts');
  const { document } = await readDocument('specimen.txt', Buffer.from(SPECIMEN));
  return (rules) => readReading(document, rules);
}

async function onlyAudited(): Promise<(rules: RuleSet) => unknown> {
  const { audit } = await import('../audit/audit.ts');
  const facts = { title: null, reportType: 'other', department: null, region: null, regionCode: null, fiscalYear: null, reportDate: null, rules: [] } as const;
  return (rules) => audit({ document: { text: '', blocks: [] }, forms: [], reading: { facts, sections: [], figures: [], indicators: [], scores: [], quantities: [] }, rules });
}
