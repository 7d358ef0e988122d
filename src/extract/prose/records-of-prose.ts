import { foldText } from '../../chinese/fold.ts';
import { textOf, type Document } from '../../model/document.ts';
import type { Form } from '../../model/form.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { DocumentFacts, Figure, Place, Quantity, Score, Section } from '../../model/records.ts';
import type { ReportType } from '../../model/vocabulary.ts';
import { findMeasured, type Measured } from '../../normalise/measured.ts';
import { regionsOf } from '../../normalise/regions.ts';
import type { RuleSet } from '../../rules/rule-set.ts';
import { grammarOf, type Grammar } from './grammar.ts';
import { sentencesOf } from './mentions.ts';
import { readPassage, type PassageContext, type SectionState } from './passage-reader.ts';
import { passagesOf, type Passage } from './passages.ts';
import { scoreOnLines, scoresIn } from './scores-of-prose.ts';
import type { Inherited } from './statements.ts';
import { isOwnName, knownProject, sectionContext } from './topics.ts';
import { withVehiclesNamed } from './vehicles.ts';

export interface ProseInput {
  readonly document: Document;
  readonly sections: readonly Section[];
  /** For the cells of running text in forms (`Form.prose`). */
  readonly forms: readonly Form[];
  readonly facts: DocumentFacts;
  readonly rules: RuleSet;
}

export interface ProseRecords {
  readonly figures: readonly Figure[];
  readonly scores: readonly Score[];
  readonly quantities: readonly Quantity[];
  /** The one project that the report says it evaluates, where neither its title nor a form names it. */
  readonly evaluated: string | null;
}

/** Amounts without a word of stage, by the kind of document they stand in. */
const DOCUMENT_STAGES: Readonly<Partial<Record<ReportType, Inherited>>> = {
  final_account_disclosure: { stage: 'executed', rule: 'stage.bare-final-account' },
  budget_disclosure: { stage: 'initial_budget', rule: 'stage.bare-budget-disclosure' },
  performance_targets: { stage: 'initial_budget', rule: 'stage.bare-budget-disclosure' },
};

/** Reports that are written when their year is over. */
const RETROSPECTIVE: ReadonlySet<ReportType> = new Set<ReportType>(['overall_self_evaluation', 'project_self_evaluation', 'evaluation', 'final_account_disclosure']);

/** Figures, scores and quantities of the running text, of headings that state an amount, and of the prose cells of forms. */
export function recordsOfProse({ document, sections, forms, facts, rules }: ProseInput): Outcome<ProseRecords> {
  if (isUnrelated(document, forms, facts)) return { value: { figures: [], quantities: [], scores: [], evaluated: null }, issues: [] };
  const grammar = grammarOf(rules);
  const told = new Set<string>();
  const figures: Figure[] = [];
  const quantities: Quantity[] = [];
  const scores: Score[] = [];
  const projects = [...new Set(forms.map((form) => form.subject).filter((name) => name !== 'department'))].sort((a, b) => b.length - a.length);
  const named = projectOf(facts, projects, grammar);
  const evaluated = named === null && projects.length === 0 ? evaluatedProject(document, facts, grammar) : null;
  const onlyProject = named ?? evaluated;
  // What the title names the report is about: all its money and points, where no form has a project of its own.
  const reportProject = evaluated ?? (projects.length === 0 ? named : null);
  if (onlyProject && !projects.includes(onlyProject)) projects.push(onlyProject);
  const ofOneProject = facts.reportType === 'project_self_evaluation';
  let section: Section | null | undefined;
  let state: SectionState = { topic: null, stage: null, title: null, project: null, mentioned: null, passages: 0, openList: null };
  const passages = passagesOf(document, sections, forms);
  for (const [index, passage] of passages.entries()) {
    const { folded, cell, kind } = passage;
    if (passage.section !== section || cell) {
      section = cell ? undefined : passage.section;
      const titles = passage.label !== null ? [passage.label] : (passage.section?.path ?? []);
      state = { ...sectionContext(titles, grammar, rules, { publishes: facts.reportType in DOCUMENT_STAGES, projects, reviewsProjects: ofOneProject }), title: titles.at(-1) ?? null, mentioned: ofOneProject ? state.mentioned : null, passages: 0, openList: null };
    }
    const numbered = cell ? undefined : NUMBERED_PROJECT.exec(folded.text)?.groups?.['name'];
    if (numbered !== undefined) state = { ...state, project: knownProject(numbered, projects), mentioned: null, topic: null, passages: 0, openList: null };
    else if (state.project !== null && ALTOGETHER.test(folded.text)) state = { ...state, project: null };
    if (!cell && isFlatForm(folded.text, grammar)) continue;
    const context = contextOf(passage);
    const goalLine = grammar.find('goal-line', folded.text)?.rule;
    const goal = kind === 'goal' || kind === 'result' || goalLine !== undefined;
    const sentences = sentencesOf(folded.text, outsidePlaces(folded.text, findMeasured(folded.text, rules), rules), grammar);
    for (const said of readPassage(sentences, state, context)) {
      const at: Place = { ...folded.span(said.token.start, said.token.end), ...(cell ?? NO_CELL) };
      if (said.kind === 'figure') {
        const { subject, measure, label, stage, year, rules: ids } = said.statement;
        figures.push({ subject, measure, label, stage, year, amount: said.token.amount!, raw: said.token.raw, unit: null, at, rules: ids });
      } else if (kind !== 'heading') {
        const { op, value, high, unit, raw } = said.token;
        quantities.push({ label: said.label, op, value: value, high, unit, raw, section: goal ? null : (passage.section?.title ?? null), at, rules: goalLine ? [...said.rules, goalLine] : said.rules });
      }
    }
    const onLines = cell ? null : scoreOnLines(passages.slice(index, index + 4).map((one) => one.folded.text));
    if (onLines) scores.push({ subject: state.project ?? evaluated ?? passage.subject, item: 'total', full: null, ...onLines, at: { ...passages[index + 1]!.folded.span(0, passages[index + 1]!.folded.text.length), ...NO_CELL }, rules: ['prose.score.lines'] });
    for (const { start, end, rules: ids, ...score } of scoresIn(folded.text, passage.section?.title ?? null, grammar)) {
      const sentence = folded.text.slice(folded.text.lastIndexOf('。', start) + 1, start);
      const inText = folded.text.slice(0, start).split('。').map((words) => grammar.find('project-heading', words)?.match.groups?.['name']).findLast((name) => name !== undefined) ?? grammar.find('project-heading', folded.text)?.match.groups?.['name'] ?? grammar.find('scored-project', sentence)?.match.groups?.['name'];
      const own = state.project ?? (inText ? knownProject(inText, [...projects, ...figures.map(({ subject }) => subject).filter((name) => name !== 'department')]) : passage.subject);
      const meant = own === 'department' && ofOneProject ? (/[本该]项目/u.test(folded.text) ? (onlyProject ?? state.mentioned) : titleNames(facts, onlyProject)) : null;
      scores.push({ subject: meant ?? (own === 'department' && reportProject !== null ? reportProject : own), ...score, at: { ...folded.span(start, end), ...(cell ?? NO_CELL) }, rules: ids });
    }
  }
  return { value: { figures: withVehiclesNamed(figures, sections), quantities, scores, evaluated }, issues: [] };

  function contextOf(passage: Passage): PassageContext {
    return {
      grammar, rules, projects, department: facts.department, fiscalYear: facts.fiscalYear, subject: passage.subject,
      onlyProject, reportProject, told,
      retrospective: RETROSPECTIVE.has(facts.reportType), ofOneProject: facts.reportType === 'project_self_evaluation' || (facts.reportType === 'evaluation' && !(facts.title ?? '').includes('整体')), documentStage: passage.cell ? null : (DOCUMENT_STAGES[facts.reportType] ?? null), account: passage.kind !== 'goal' && passage.kind !== 'result',
    };
  }
}

/** The project that a report about one project is about: its form's, or the one in its title. */
function projectOf(facts: DocumentFacts, projects: readonly string[], grammar: Grammar): string | null {
  if (facts.reportType !== 'project_self_evaluation' && facts.reportType !== 'evaluation') return null;
  if (projects.length > 0) return projects.length === 1 ? projects[0]! : null;
  const name = facts.title === null ? undefined : grammar.find('project-title', facts.title)?.match.groups?.['name'];
  return name === undefined || GENERIC.test(name) || isOwnName(name, facts.department) ? null : knownProject(name, projects);
}

/** A line that announces one of several projects: `项目一:校舍维修`. */
const NUMBERED_PROJECT = /^项目(?:[一二三四五六七八九十]{1,3}|\d{1,2})[:、.](?<name>[^,，。;；:]{3,40})$/u;
/** What closes the telling of single projects. */
const ALTOGETHER = /^(?:总体来看|总的来看|综上|总体上)/u;

/** The line of a cover. */
const PROJECT_NAME = /^(?:评价|自评)?项目名称:([^:,，;；。]{3,40})$/u;

/** The one project that a report says it evaluates: `对某局2018年度“垃圾分类专项资金”进行了绩效评价`, `项目名称:治安防控体系建设`. */
function evaluatedProject(document: Document, facts: DocumentFacts, grammar: Grammar): string | null {
  if (facts.reportType !== 'project_self_evaluation' && facts.reportType !== 'evaluation') return null;
  const names = new Set<string>();
  for (const block of document.blocks) {
    if (block.kind !== 'paragraph') continue;
    const text = foldText(textOf(document, block));
    const name = grammar.find('evaluated-project', text)?.match.groups?.['name'] ?? PROJECT_NAME.exec(text)?.[1];
    if (name) names.add(name);
  }
  return names.size === 1 ? [...names][0]! : null;
}

/** Fewest names of a form's cells that no sentence holds together. */
const NAMES_OF_A_FORM = 5;

/** A form that a carrier poured into one line: what belongs to what is lost, so none of its numbers is read. */
const isFlatForm = (text: string, grammar: Grammar): boolean => text.split('。').some((words) => grammar.count('form-name', words) >= NAMES_OF_A_FORM);

/** Without the numerals of places: 二道江区, 三门县 and 三元区 count nothing. */
function outsidePlaces(text: string, tokens: readonly Measured[], rules: RuleSet): readonly Measured[] {
  if (!tokens.some((token) => token.spelled)) return tokens;
  const places = regionsOf(rules).find(text).filter(({ start, end }) => end - start >= 3);
  return places.length === 0 ? tokens : tokens.filter((token) => !token.spelled || !places.some(({ start, end }) => token.numberStart >= start && token.numberStart < end));
}

/** The only project, if the title names it: its report's score is the project's. */
const titleNames = (facts: DocumentFacts, project: string | null): string | null => (project !== null && facts.title?.includes(project.replace(/(?:项目|资金|经费)+$/u, '')) ? project : null);

/** Neither its title nor its words make it a report on money or results: a law, an article, a catalogue. Its numbers are none of ours. */
function isUnrelated(document: Document, forms: readonly Form[], facts: DocumentFacts): boolean {
  if (facts.reportType !== 'other' || forms.some((form) => form.indicators.length > 0)) return false;
  const words = document.text.match(/绩\s*效|预\s*算|决\s*算|财政(?:拨款|资金|支出)|部门支出|收支/gu)?.length ?? 0;
  const articles = document.text.match(/^第[一二三四五六七八九十百]+条/gmu)?.length ?? 0;
  return words < 3 || articles >= 3;
}

/** `2023年度项目支出绩效自评报告` names no project. */
const GENERIC = /^(?:[省市县区乡镇]级|中央|本级|部门|单位|预算|财政|项目|专项|支出|资金|经费|重点|年度|补助|转移支付)+$/u;

const NO_CELL = { table: null, row: null, column: null } as const;
