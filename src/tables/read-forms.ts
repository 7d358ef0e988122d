import type { Document, Table } from '../model/document.ts';
import { textOf } from '../model/document.ts';
import type { Form, FormKind } from '../model/form.ts';
import type { Issue, Outcome } from '../model/outcome.ts';
import type { Section } from '../model/records.ts';
import { readMoneyUnit } from '../normalise/money.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { foldText } from '../chinese/fold.ts';
import { gridOf, type Grid } from './grid.ts';
import { withHeaderSpans } from './header-spans.ts';
import type { IndicatorHeader } from './indicator-header.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';
import { objectiveOf } from './objective-of.ts';
import { readTable, type TableFindings } from './read-table.ts';
import { isListHeader, projectNameOf } from './subject-of.ts';
import { withRepeatedSpans } from './repeated-spans.ts';
import { withRows } from './rows-from-cells.ts';
import { aboveRows, aboveTable, titleRows, type Above } from './title-of.ts';

/**
 * Finds what each table of a document is and what its rows and columns mean. A table without name and title of its own goes on
 * with the form before it; one that names several projects is several forms. Issues: `tables.row-realigned`,
 * `tables.amounts-out-of-step`, `tables.cell-without-column`, `tables.level-in-doubt`, `tables.column-by-content`, `tables.column-undecided`.
 */
export function readForms(document: Document, sections: readonly Section[], rules: RuleSet): Outcome<Form[]> {
  const lexicon = lexiconOf(rules);
  const issues: Issue[] = [];
  const forms: Form[] = [];
  let last: { header: IndicatorHeader | null; objective: string | null; openGoals?: TableFindings['openGoals'] } = { header: null, objective: null };
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue;
    const grid = withHeaderSpans(withRepeatedSpans(withRows(gridOf(document, block), lexicon, issues), lexicon), lexicon);
    const outer = withUnitOfHeadings(aboveTable(document, grid, lexicon), document, block, sections);
    const previous = forms.at(-1) ?? null;
    const objective = objectiveAbove(document, outer);
    for (const [from, to] of partsOf(grid, lexicon)) {
      const above = from === 0 ? outer : aboveRows(grid, from, outer, lexicon);
      const project = projectNameOf(document, grid, from, to, above, lexicon);
      const continues = from === 0 && previous !== null && project === null && above.rule === null && !namesItself(grid, lexicon);
      const kind = kindOf(above, continues ? previous : null, project !== null);
      const subject = continues ? previous.subject : (project ?? 'department');
      const found = readTable({
        document, grid, lexicon, issues, from, to,
        objective: objective ?? (continues ? last.objective : null),
        continued: continues ? last.header : null,
        openGoals: continues ? last.openGoals : undefined,
        context: {
          lexicon, subject: subject === 'department' ? 'department' : 'project', total: above.rule?.total ?? null, unit: above.unit,
          accounts: kind === 'budget_table' || kind === 'account_table',
          projects: (kind !== 'budget_table' && kind !== 'account_table') || above.rule?.total === 'project_expenditure',
          stage: above.rule?.stage ?? (kind === 'performance_targets' ? 'initial_budget' : 'unspecified'),
        },
      });
      last = { header: found.indicatorHeader ?? (continues ? last.header : null), objective: found.objective, openGoals: found.openGoals };
      const form = toForm(block, kind, subject, above, found);
      if (continues) forms[forms.length - 1] = joined(previous, form);
      else forms.push(form);
    }
  }
  return { value: forms, issues };
}

/** 二、收支情况(单位:万元) holds for every table below it, also below the headings under it. */
function withUnitOfHeadings(above: Above, document: Document, table: Table, sections: readonly Section[]): Above {
  if (above.unit) return above;
  const before = sections.filter((section) => section.body.start <= table.start);
  let level = Number.POSITIVE_INFINITY;
  for (const section of before.toReversed()) {
    if (section.level >= level) continue;
    level = section.level;
    const { start, end } = section.at;
    const printed = document.text.slice(start, end);
    const found = /单位\s*[:：]/u.test(printed) ? readMoneyUnit(printed) : null;
    if (found) return { ...above, unit: { text: found.text, at: { start: start + found.start, end: start + found.end } } };
  }
  return above;
}

/** Rows of a table that are about one project each: a new part begins where 项目名称 is printed again. */
function partsOf(grid: Grid, lexicon: Lexicon): [from: number, to: number][] {
  const starts: number[] = [];
  grid.rows.forEach((cells, row) => {
    if (isListHeader(cells, lexicon)) return;
    const first = cells.findIndex((cell) => lexicon.label(cell.text)?.role === 'projectName');
    if (first < 0 || first > 2) return;
    const next = cells[first + 1];
    if (next && !lexicon.label(next.text) && !lexicon.amountColumn(next.text) && !lexicon.indicatorColumn(next.text)) starts.push(row);
  });
  // A sheet may hold several tables, each under its title; the rows of a project begin at its title, too.
  const titles = titleRows(grid, lexicon);
  const projects = starts.length < 2 ? [] : starts.slice(1).filter((start) => !titles.some((title) => title <= start && start - title < ROWS_BELOW_TITLE));
  const cuts = [0, ...new Set([...titles, ...projects])].sort((a, b) => a - b);
  return cuts.map((cut, index) => [cut, cuts[index + 1] ?? grid.rowCount]);
}

/** Rows of year, unit and department that may stand between a title and 项目名称. */
const ROWS_BELOW_TITLE = 5;

function objectiveAbove(document: Document, above: Above): string | null {
  for (const paragraph of [...above.paragraphs].reverse()) {
    const objective = objectiveOf(foldText(textOf(document, paragraph)).slice(0, 40));
    if (objective !== null) return objective;
  }
  return null;
}

/** Names a department or project in its first rows: a form of its own. */
function namesItself(grid: Grid, lexicon: Lexicon): boolean {
  return grid.rows.slice(0, 6).some((cells) => cells.slice(0, 2).some((cell) => ['department', 'projectName', 'implementingUnit', 'supervisingDepartment'].includes(lexicon.label(cell.text)?.role ?? '')));
}

function kindOf(above: Above, previous: Form | null, project: boolean): FormKind {
  if (above.rule) {
    if (above.rule.kind === 'overall_self_evaluation' && project) return 'project_self_evaluation';
    return above.rule.kind;
  }
  return previous?.kind ?? 'other';
}

function toForm(table: Table, kind: FormKind, subject: string, above: Above, found: TableFindings): Form {
  return {
    kind, tables: [table.index], title: above.title, subject, header: found.header, amounts: found.amounts, indicators: found.indicators,
    scores: found.scores, prose: found.prose, unknown: found.unknown,
  };
}

function joined(form: Form, more: Form): Form {
  return {
    ...form, tables: [...new Set([...form.tables, ...more.tables])], header: { ...more.header, ...form.header },
    amounts: [...form.amounts, ...more.amounts], indicators: [...form.indicators, ...more.indicators], scores: [...form.scores, ...more.scores],
    prose: [...form.prose, ...more.prose], unknown: [...form.unknown, ...more.unknown],
  };
}
