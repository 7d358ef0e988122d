import type { Form, FormKind } from '../../model/form.ts';
import type { ReportType } from '../../model/vocabulary.ts';
import type { FactRules } from './fact-rules.ts';

/** What a form of some kind makes of a document whose title does not say. */
const BY_FORM: Partial<Record<FormKind, ReportType>> = {
  overall_self_evaluation: 'overall_self_evaluation',
  project_self_evaluation: 'project_self_evaluation',
  performance_targets: 'performance_targets',
  scoring: 'overall_self_evaluation',
  budget_table: 'budget_disclosure',
  account_table: 'final_account_disclosure',
};

/** The kind of a report by its title, then by its forms, then by its first paragraphs. A document takes the type of its title. */
export function readReportType(title: string | null, opening: string, forms: readonly Form[], rules: FactRules): { type: ReportType; rules: readonly string[] } {
  const kinds = new Set(forms.map(({ kind }) => kind));
  const byTitle = title === null ? undefined : rules.types.find((rule) => rule.where === 'title' && rule.regex.test(title) && (rule.opening === undefined || new RegExp(rule.opening, 'u').test(opening)));
  if (byTitle && !byTitle.weak) return { type: byTitle.reportType, rules: [byTitle.id] };
  if (byTitle) {
    const onlyProjects = kinds.has('project_self_evaluation') && !kinds.has('overall_self_evaluation') && !kinds.has('scoring');
    return { type: onlyProjects ? 'project_self_evaluation' : byTitle.reportType, rules: [byTitle.id] };
  }
  for (const form of forms) {
    const type = BY_FORM[form.kind];
    if (type) return { type, rules: form.scores[0]?.rules ?? [] };
  }
  const byText = rules.types.find((rule) => rule.where === 'text' && rule.regex.test(opening));
  return byText ? { type: byText.reportType, rules: [byText.id] } : { type: 'other', rules: [] };
}
