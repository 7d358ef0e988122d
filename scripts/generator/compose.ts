import { accountTotals, budgetTotals, threePublicTable } from './account-tables.ts';
import type { GenBlock } from './blocks.ts';
import { Draft } from './draft.ts';
import { groupRows, textColumns, turnedFunds, weightPerLevel, workedOutColumns } from './heldout-forms.ts';
import { NARRATIVES, writeOutline } from './narratives.ts';
import type { Narrative } from './narratives.ts';
import { seeded } from './random.ts';
import { headingLine } from './render-text.ts';
import type { Region } from './regions.ts';
import { classicSelfEvaluation, departmentSelfEvaluation, objectiveBlocks, prefixedSelfEvaluation, projectList, scoredForm, twoHeaderRows, weightFirstSelfEvaluation } from './self-evaluation-forms.ts';
import type { Form } from './self-evaluation-forms.ts';
import { costFirst, declaration, departmentTargets, longTermAndAnnual, splitTarget } from './target-forms.ts';
import { words } from './words.ts';
import type { Vocabulary, Words } from './words.ts';

interface FormSheet {
  readonly id: string;
  readonly form: Form;
  readonly kind: 'project' | 'department' | 'accounts' | 'budget' | 'targets';
  readonly titles: Words<(d: Draft) => string>;
  readonly reportType: string;
  /** The line above it says in which unit its money is. */
  readonly unitLine: 'always' | 'never';
  /** Not shown to the rules' author: no part of the author's vocabulary. */
  readonly heldout?: true;
}

const selfTitles = words<(d: Draft) => string>([(d) => `${d.year}年度项目支出绩效自评表`, (d) => `${d.year}年度预算支出绩效自评表`], [(d) => `${d.year}年项目支出绩效目标自评表`]);
const targetTitles = words<(d: Draft) => string>([(d) => `${d.year}年度项目支出绩效目标申报表`, (d) => `${d.year}年项目支出绩效目标表`], [(d) => `${d.year}年度项目绩效目标批复表`]);

/** The forms, each under the titles that it is known by. */
export const FORMS: readonly FormSheet[] = [
  { id: 'classic', form: classicSelfEvaluation, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never' },
  { id: 'weight-first', form: weightFirstSelfEvaluation, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never' },
  { id: 'prefixed', form: prefixedSelfEvaluation, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never' },
  { id: 'two-header-rows', form: twoHeaderRows, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never' },
  { id: 'project-list', form: projectList, kind: 'project', titles: words([(d) => `${d.year}年度项目支出绩效自评情况汇总表`]), reportType: 'project_self_evaluation', unitLine: 'always' },
  { id: 'department', form: departmentSelfEvaluation, kind: 'department', titles: words([(d) => `${d.year}年度部门整体支出绩效自评表`], [(d) => `${d.year}年度部门(单位)整体支出绩效自评表`]), reportType: 'overall_self_evaluation', unitLine: 'never' },
  { id: 'objective-blocks', form: objectiveBlocks, kind: 'department', titles: words([(d) => `${d.year}年度${d.unit}部门整体绩效自评表`]), reportType: 'overall_self_evaluation', unitLine: 'never' },
  { id: 'scored', form: scoredForm, kind: 'department', titles: words([(d) => `${d.unit}部门整体支出绩效自评表`], [(d) => `${d.year}年度部门整体支出绩效自评表`]), reportType: 'overall_self_evaluation', unitLine: 'never' },
  { id: 'declaration', form: declaration, kind: 'targets', titles: targetTitles, reportType: 'performance_targets', unitLine: 'always' },
  { id: 'split-target', form: splitTarget, kind: 'targets', titles: targetTitles, reportType: 'performance_targets', unitLine: 'never' },
  { id: 'long-term', form: longTermAndAnnual, kind: 'targets', titles: targetTitles, reportType: 'performance_targets', unitLine: 'never' },
  { id: 'cost-first', form: costFirst, kind: 'targets', titles: targetTitles, reportType: 'performance_targets', unitLine: 'never' },
  { id: 'department-targets', form: departmentTargets, kind: 'targets', titles: words([(d) => `${d.year}年度部门整体支出绩效目标表`], [(d) => `${d.year}年部门(单位)整体绩效目标申报表`]), reportType: 'performance_targets', unitLine: 'never' },
  { id: 'account-totals', form: accountTotals, kind: 'accounts', titles: words([() => '收入支出决算总表']), reportType: 'final_account_disclosure', unitLine: 'always' },
  { id: 'three-public', form: threePublicTable, kind: 'accounts', titles: words([() => '财政拨款“三公”经费支出决算表']), reportType: 'final_account_disclosure', unitLine: 'always' },
  { id: 'group-rows', form: groupRows, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never', heldout: true },
  { id: 'turned-funds', form: turnedFunds, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never', heldout: true },
  { id: 'worked-out', form: workedOutColumns, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never', heldout: true },
  { id: 'text-columns', form: textColumns, kind: 'project', titles: selfTitles, reportType: 'project_self_evaluation', unitLine: 'never', heldout: true },
  { id: 'weight-per-level', form: weightPerLevel, kind: 'department', titles: words([(d) => `${d.year}年度部门整体支出绩效自评表`]), reportType: 'overall_self_evaluation', unitLine: 'never', heldout: true },
  { id: 'budget-totals', form: budgetTotals, kind: 'budget', titles: words([() => '收支预算总表']), reportType: 'budget_disclosure', unitLine: 'always' },
];

export interface Generated {
  readonly draft: Draft;
  /** Narrative and forms that it was made of. */
  readonly made: readonly string[];
  /** A form alone: also a spreadsheet. */
  readonly formOnly: boolean;
}

/** One document. The seed alone decides everything. */
export function compose(seed: number, vocabulary: Vocabulary, regions: readonly Region[]): Generated {
  const random = seeded(seed);
  const region = random.pick(regions);
  if (random.chance(0.4)) {
    const sheet = random.pick(formsOf(vocabulary).filter((each) => each.kind === 'project' || each.kind === 'department' || each.kind === 'targets'));
    const draft = new Draft(random, vocabulary, region, []);
    draft.title(draft.pick(sheet.titles)(draft), sheet.reportType);
    writeForm(draft, sheet, random.pick(draft.domain.projects));
    return { draft, made: [sheet.id], formOnly: true };
  }
  const narrative = random.pick(NARRATIVES);
  const draft = new Draft(random, vocabulary, region, narrative.scheme);
  draft.title(draft.pick(narrative.title)(draft), narrative.reportType);
  // The forms are made first, because the prose quotes their scores, and stand last.
  const attached = attach(draft, narrative);
  const behind = draft.blocks.splice(1);
  writeOutline(draft, narrative.outline);
  if (narrative.scheme.length === 4 && random.chance(0.4)) draft.blocks.splice(1, 0, ...contentsOf(draft));
  draft.sign();
  draft.blocks.push(...behind);
  return { draft, made: [narrative.id, ...attached], formOnly: false };
}

/** A table of contents in front: its lines are no headings. */
function contentsOf(draft: Draft): GenBlock[] {
  const dots = draft.random.pick(['……', '…………', '........', '\t']);
  let page = 1;
  const headings = draft.blocks.filter((block) => block.kind === 'heading').filter((block) => block.depth <= 2 && block.runIn === '');
  return [{ kind: 'subtitle', text: draft.random.pick(['目录', '目  录']) }, ...headings.map((heading): GenBlock => ({ kind: 'paragraph', text: `${headingLine(heading.number, heading.title)}${dots}${(page += draft.random.int(0, 2))}` }))];
}

const formsOf = (vocabulary: Vocabulary): readonly FormSheet[] => (vocabulary === 'author' ? FORMS.filter((each) => !each.heldout) : FORMS);

function attach(draft: Draft, narrative: Narrative): string[] {
  const fitting = formsOf(draft.vocabulary).filter((each) => each.kind === narrative.forms);
  if (fitting.length === 0 || !draft.random.chance(0.75)) return [];
  const names = draft.random.some(draft.domain.projects, draft.random.int(1, 3));
  const chosen = narrative.forms === 'project' || narrative.forms === 'targets' ? names.map(() => draft.random.pick(fitting)) : draft.random.some(fitting, draft.random.int(1, fitting.length));
  // A list of projects says what their forms would say again: it stands alone.
  if (chosen[0]!.id === 'project-list') chosen.length = 1;
  const alone = chosen.length > 1 ? chosen.filter((sheet) => sheet.id !== 'project-list') : chosen;
  // One score for the department, and no form about it twice.
  const once = (sheet: FormSheet): string => (DEPARTMENT_SCORE.has(sheet.id) ? 'department score' : sheet.id);
  const repeatable = (sheet: FormSheet): boolean => (sheet.kind === 'project' || sheet.kind === 'targets') && sheet.id !== 'project-list' && sheet.id !== 'department-targets';
  const sheets = alone.filter((sheet, i) => repeatable(sheet) || alone.findIndex((each) => once(each) === once(sheet)) === i);
  for (const [i, sheet] of sheets.entries()) {
    const title = draft.pick(sheet.titles)(draft);
    draft.attachment(sheets.length === 1 ? '附件:' : `附件${i + 1}:`, title);
    draft.blocks.push({ kind: 'subtitle', text: title });
    writeForm(draft, sheet, names[i] ?? draft.domain.projects[0]!);
  }
  return sheets.map((sheet) => sheet.id);
}

/** What stands between a form's title and its grid. */
function writeForm(draft: Draft, sheet: FormSheet, project: string): void {
  // A form whose title has no year says it below, as the departments of several provinces do.
  if (!draft.blocks.some((block) => 'text' in block && block.text.includes(String(draft.year)))) draft.paragraph(`（${draft.year}年度）`);
  const unit = sheet.kind === 'accounts' || sheet.kind === 'budget' ? draft.money.unit : '万元';
  const label = draft.pick(words(['填报单位', '填报单位（公章）'], ['编制单位', '填报部门（盖章）']));
  if (sheet.unitLine === 'always') draft.paragraph(`${label}：${draft.unit} 单位：${unit}`);
  else if (draft.random.chance(0.5) || !NAMES_UNIT.has(sheet.id)) draft.paragraph(`${label}：${draft.unit}`);
  sheet.form(draft, project);
}

/** Forms that give the department a total score. */
const DEPARTMENT_SCORE = new Set(['department', 'scored', 'weight-per-level']);

/** Forms that print the department in a cell of their own; the others need it above them. */
const NAMES_UNIT = new Set(['classic', 'weight-first', 'prefixed', 'department', 'objective-blocks', 'split-target', 'department-targets', 'group-rows', 'text-columns']);
