/** Words for the ids that records carry. */
import { MEASURES } from '../model/vocabulary.ts';
import type { Measure, ReportType, Stage } from '../model/vocabulary.ts';
import type { Source, Status } from '../store/report.ts';
import { currentLanguage, say } from './language.ts';
import type { NamedIds } from './named-ids.ts';

export const measureName = (measure: Measure, label: string): string =>
  measure === 'other' ? label : currentLanguage() === 'zh' ? MEASURES[measure] : measure;

export const STAGE_NAMES: NamedIds<Stage> = {
  initial_budget: '年初预算', adjustment: '预算调整', adjusted_budget: '调整预算', executed: '执行数', carried_in: '上年结转', carried_out: '年末结转',
  planned_purchase: '拟购置', balance: '余额', change: '增减', unspecified: '未注明',
};
export const stageName = (stage: Stage): string => (currentLanguage() === 'zh' ? STAGE_NAMES[stage] : stage);

export const TYPE_NAMES: NamedIds<ReportType> = {
  overall_self_evaluation: '部门整体自评', project_self_evaluation: '项目自评', performance_targets: '绩效目标', evaluation: '绩效评价',
  budget_disclosure: '预算公开', final_account_disclosure: '决算公开', other: '其他',
};
export const reportTypeName = (type: string): string => (currentLanguage() === 'zh' ? ((TYPE_NAMES as NamedIds)[type] ?? type) : type);

export const STATUS_NAMES: NamedIds<Status> = { ok: '完整', partial: '部分', needs_ocr: '待识别', failed: '失败' };
export const statusName = (status: Status): string => (currentLanguage() === 'zh' ? STATUS_NAMES[status] : status);

export const SEVERITY_NAMES: NamedIds = { error: '错误', warning: '疑问', info: '提示' };
export const severityName = (severity: string): string => (currentLanguage() === 'zh' ? (SEVERITY_NAMES[severity] ?? severity) : severity);

/** Rules of findings that jixiao's own checks have; a rules folder may add more. */
export const FINDING_NAMES: NamedIds = {
  sum_mismatch: '合计与分项不符', share_mismatch: '占比不符', rate_mismatch: '比率不符', unit_slip: '单位疑误', prose_table_mismatch: '正文与表格不符',
  restated_differently: '前后数值不一', score_exceeds_weight: '得分超过分值', weight_sum: '分值合计不符', score_sum: '得分合计不符', grade_mismatch: '等级与得分不符',
  target_missed_full_score: '未达目标却得满分', missed_without_reason: '未达目标而无原因', unit_mismatch: '完成值单位不符', level_misplaced: '指标级次错位', missing_value: '应填未填',
  text_truncated: '文字被截断', year_mismatch: '年度不符', carryover_differs: '上下年结转不衔接', documents_differ: '各文档数值不一', ocr_low_confidence: '识别存疑',
  ocr_repaired: '识别已修复', corrected: '人工更正', unparsed: '未能识别',
};
/** What an auditor calls a finding's rule. A check of one's own has only its id. */
export const findingName = (rule: string): string => (currentLanguage() === 'zh' ? (FINDING_NAMES[rule] ?? rule) : rule);

/** What a finding may be about; the names that `--kind` takes. */
export const FINDING_KINDS: NamedIds = { contradiction: '自相矛盾', reading: '识读存疑', unparsed: '未识别', across: '跨文档' };

const KIND_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = { reading: ['识读', 'reading'], unparsed: ['未识别', 'not understood'], across: ['跨文档', 'across documents'] };

/** What a finding is about where it is no contradiction within the document: `·识读`; empty for a contradiction. */
export const kindName = (kind: string): string => (KIND_NAMES[kind] ? `·${say(...KIND_NAMES[kind])}` : '');

const RECORD_NAMES: Readonly<Record<string, string>> = { document: '文档', section: '章节', figure: '金额', indicator: '指标', score: '得分', quantity: '数量', finding: '发现', issue: '问题' };

/** What a kind of record is called. */
export const recordName = (kind: string): string => (currentLanguage() === 'zh' ? (RECORD_NAMES[kind] ?? kind) : kind);

/** A natural key with its ids in words: `部门 · 公务接待费 · 执行数 · 2022`. */
export function keyName(kind: string, key: string): string {
  if (currentLanguage() === 'en' || !['figure', 'indicator', 'score'].includes(kind)) return key;
  const words = key.split(' · ').map((part) => KEY_WORDS[part] ?? part);
  // A figure is mostly printed under its measure's own name.
  return words.filter((word, i) => word !== words[i - 1]).join(' · ');
}

const KEY_WORDS: Readonly<Record<string, string>> = { ...MEASURES, ...STAGE_NAMES, department: '部门', total: '总分', execution_rate: '预算执行率' };

/** A subject as people give it: 部门 is the department itself. */
export const subjectId = (subject: string | undefined): string | undefined => (subject === '部门' ? 'department' : subject);

export const subjectName = (subject: string): string => (subject === 'department' ? say('部门', 'department') : subject);

/** `第3页 表1 行5 列2`; characters of the text where there is neither page nor table. Tables, rows and columns count from 1 for people. */
export function placeName(source: Source): string {
  const parts = [
    source.page === null ? null : say(`第${source.page}页`, `p. ${source.page}`),
    source.table === null ? null : say(`表${source.table + 1}`, `table ${source.table + 1}`),
    source.row === null ? null : say(`行${source.row + 1}`, `row ${source.row + 1}`),
    source.column === null ? null : say(`列${source.column + 1}`, `column ${source.column + 1}`),
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' ') : say(`字符${source.start}-${source.end}`, `characters ${source.start}-${source.end}`);
}

/** How much of what is printed became records, in percent with one place; null where nothing is. */
export const share = (part: number | undefined, whole: number | undefined): string | null => (whole ? ((100 * (part ?? 0)) / whole).toFixed(1) : null);
