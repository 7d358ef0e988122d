import type { Form } from '../../model/form.ts';
import type { Regions } from '../../normalise/regions.ts';
import type { FactRules } from './fact-rules.ts';
import type { HeadLine } from './head.ts';
import type { Labelled } from './labelled.ts';
import { isUnit, unitAtStart, unitsInText } from './units.ts';

export interface DepartmentInput {
  readonly title: string | null;
  readonly head: readonly HeadLine[];
  readonly labelled: readonly Labelled[];
  readonly forms: readonly Form[];
  /** Lines above the date of signing, nearest first. */
  readonly signatures: readonly string[];
  /** The document's text without white space. */
  readonly text: string;
  readonly regions: Regions;
  readonly rules: FactRules;
}

/**
 * The unit that a report is about, in its fullest printed form: from the title, then from the heads of forms, then from the
 * signature, then from the text. A title that only says 司法局 is completed by the fullest common name that ends so.
 */
export function readDepartment(input: DepartmentInput): { name: string; rules: readonly string[] } | null {
  const { regions, rules } = input;
  const made = (name: string): { name: string; rules: readonly string[] } => ({ name, rules: [rules.find('ending', name)?.id].filter((id) => id !== undefined) });
  const named = (name: string): boolean => regions.find(name).length > 0;
  const ofTitle = input.title === null ? null : unitOfTitle(input.title, regions, rules);
  if (ofTitle && named(ofTitle)) return made(ofTitle);
  const ofForms = unitsOfForms(input);
  const ofSignature = input.signatures.map((line) => nameIn(line, regions, rules)).find((name) => name !== null);
  const ofHead = input.head.map(({ text }) => unitOfLine(text, regions, rules)).find((name) => name !== null);
  const printed = [...ofForms.keys(), ...(ofSignature ? [ofSignature] : []), ...(ofHead ? [ofHead] : [])];
  if (ofTitle) {
    const fuller = printed.find((name) => named(name) && name.endsWith(ofTitle)) ?? mostFrequent(unitsInText(input.text, regions, rules), (name) => name.endsWith(ofTitle));
    return made(fuller ?? ofTitle);
  }
  const signed = ofSignature !== undefined && ofForms.has(ofSignature) ? ofSignature : undefined;
  const best = signed ?? mostFrequent(ofForms, named) ?? (ofSignature && named(ofSignature) ? ofSignature : null) ?? (ofHead && named(ofHead) ? ofHead : null);
  if (best) return made(best);
  const bare = mostFrequent(ofForms, () => true) ?? ofSignature ?? ofHead ?? supervisorOf(input);
  const inText = unitsInText(input.text, regions, rules);
  const name = (bare && mostFrequent(inText, (one) => one.endsWith(bare))) ?? bare ?? mostFrequent(inText, () => true);
  return name ? made(name) : null;
}

/** What may stand before a unit's name in a title: the year, 关于 and what was reported to whom. */
const BEFORE = /^(?:.*关于|对)?(?:[(]?(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})(?:年度?)?[)]?)?/u;

function unitOfTitle(title: string, regions: Regions, rules: FactRules): string | null {
  const unit = unitAtStart(title.replace(BEFORE, ''), regions, rules) ?? unitAtStart(title, regions, rules);
  // 某市财政局关于…重点绩效评价报告: the treasury evaluates the money of others.
  return unit && !rules.find('firm', unit) && !(/财政[局厅]$/u.test(unit) && /关于.*评价(?!.*自评)/u.test(title)) ? unit : null;
}

/** A label that a dump has left in front of the name without a colon. */
const LABEL = /^(?:填报|填表|预算|实施|编制|项目|申报|自评)?(?:部门|单位)(?:\(单位\)|\(部门\))?名称/u;

/** A line of a cover that holds nothing but a unit, or says that it wrote the document (`某局编制`). */
function unitOfLine(printed: string, regions: Regions, rules: FactRules): string | null {
  const line = printed.replace(LABEL, '');
  if (isUnit(line, rules)) return line;
  const name = line.endsWith('编制') ? unitAtStart(line, regions, rules) : null;
  return name !== null && name.length + 2 === line.length ? name : null;
}

/** Names behind labels of the unit evaluated, with how often. */
function unitsOfForms({ labelled, forms, regions, rules }: DepartmentInput): Map<string, number> {
  const count = new Map<string, number>();
  const add = (value: string): void => {
    const name = nameIn(value, regions, rules);
    if (name) count.set(name, (count.get(name) ?? 0) + 1);
  };
  for (const { label, value } of labelled) {
    if (rules.find('label', label.replace(/:$/u, '')) && !rules.find('other-label', label)) add(value);
  }
  for (const { header } of forms) {
    const cell = header.implementingUnit ?? header.department;
    if (cell) add(cell.text);
  }
  return count;
}

/** Where a form names no unit but the supervising department, that department did it itself. A government only supervises. */
function supervisorOf({ labelled, regions, rules }: DepartmentInput): string | null {
  for (const { label, value } of labelled) {
    const name = rules.find('other-label', label) ? nameIn(value, regions, rules) : null;
    if (name && !name.endsWith('人民政府')) return name;
  }
  return null;
}

/** The name in a cell or behind a label: without a budget code in front (`315002抚宁区司法局`) and a stamp's place behind. */
function nameIn(value: string, regions: Regions, rules: FactRules): string | null {
  const text = value.replace(/^[-\d[\]]+/u, '').replace(/^\([^()]*[章签][^()]*\)|\([^()]*[章签][^()]*\)$/gu, '').replace(/[。.]$/u, '').replace(YEAR_BEHIND, '');
  if (isUnit(text, rules)) return text;
  return text.length > 3 && value !== text ? unitAtStart(text, regions, rules) : null;
}

/** `部门:某县文化馆 2023年度` above a table. */
const YEAR_BEHIND = /(?<=\p{Script=Han})[(（]?(?:19|20)\d\d年度?[)）]?$/u;

/** The name with the highest count among those wanted; the first of several. */
function mostFrequent(names: ReadonlyMap<string, number>, wanted: (name: string) => boolean): string | null {
  let best: string | null = null;
  for (const [name, count] of names) if (wanted(name) && (best === null || count > names.get(best)!)) best = name;
  return best;
}
