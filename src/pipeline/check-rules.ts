/** Runs the rules' own examples and finds rules that share them: the same functions that the stages' tests use. */
import { recognisesFact } from '../extract/facts/rule-examples.ts';
import { claimsProse, claimsStage, recognisesProse, recognisesStage } from '../extract/prose/rule-examples.ts';
import { recognisesMeasure, recognisesRegion, recognisesUnit } from '../normalise/rule-examples.ts';
import type { RuleBase, RuleSet } from '../rules/rule-set.ts';
import { recognisesHeading } from '../segment/rule-examples.ts';
import { claimsLevel, recognisesColumn, recognisesForm, recognisesFormLabel, recognisesFundLine, recognisesHeaderSense, recognisesHeaderWord, recognisesLevel } from '../tables/rule-examples.ts';
import { readDocument, readReading } from './read-report.ts';

/** An example that its rule does not keep. */
export interface ExampleProblem {
  readonly rule: string;
  readonly group: string;
  /** `rules/measures.yaml:12`. */
  readonly origin: string;
  readonly example: string;
  /** `match`: the rule must recognise it and does not; `reject`: it must not and does. */
  readonly expected: 'match' | 'reject';
}

/** An example of one rule that another recognises too when it stands alone: the one that comes first decides. */
export interface Overlap {
  readonly rule: string;
  readonly other: string;
  readonly group: string;
  readonly example: string;
}

type Answer = boolean | null | Promise<boolean>;

export interface GroupCheck {
  /** Whether the rule recognises an example that it must. Null: the rule has nothing to recognise. */
  matches(rules: RuleSet, rule: never, example: string): Answer;
  /** Whether it recognises one that it must not, where that is another question. */
  claims?(rules: RuleSet, rule: never, example: string): Answer;
  /** Whether two rules of the group compete for a text. */
  readonly competes?: (a: RuleBase, b: RuleBase) => boolean;
}

const always = (): boolean => true;
const ofOne = (field: string) => (a: RuleBase, b: RuleBase): boolean => (a as unknown as Record<string, unknown>)[field] === (b as unknown as Record<string, unknown>)[field];

/** What recognises the examples of a group, by its name. */
export type GroupChecks = Readonly<Record<string, GroupCheck>>;

/** Of every group that documents are read with. A new group is one line here; the tests find the ones left out. */
export const CHECKS_OF_READING: GroupChecks = {
  headings: { matches: (_rules, rule, text) => recognisesHeading(rule, text), competes: ofOne('role') },
  units: { matches: recognisesUnit },
  comparators: { matches: recognisesUnit },
  regions: { matches: recognisesRegion },
  'report-types': { matches: (_rules, rule, text) => recognisesFact(rule, text), competes: ofOne('where') },
  departments: { matches: (_rules, rule, text) => recognisesFact(rule, text), competes: ofOne('role') },
  facts: { matches: (_rules, rule, text) => recognisesFact(rule, text), competes: ofOne('role') },
  measures: { matches: recognisesMeasure, competes: (a, b) => !ofOne('measure')(a, b) },
  stages: { matches: recognisesStage, claims: claimsStage, competes: (a, b) => !ofOne('stage')(a, b) },
  prose: { matches: recognisesProse, claims: claimsProse, competes: ofOne('role') },
  checks: { matches: raises },
  forms: { matches: recognisesForm, competes: always },
  'form-labels': { matches: recognisesFormLabel, competes: always },
  columns: { matches: recognisesColumn, competes: ofOne('table') },
  levels: { matches: recognisesLevel, claims: claimsLevel },
  'fund-lines': { matches: recognisesFundLine, competes: ofOne('subject') },
  'header-words': { matches: recognisesHeaderWord },
  'header-senses': { matches: recognisesHeaderSense },
};

/** A document that is no report gives no records: an example brings its title along, or this one stands above it. */
const EXAMPLE_TITLE = '某县图书馆2021年度部门整体支出绩效自评报告\n';

/** The little document of text that an example of a check is. */
export const exampleDocument = (example: string): string => (example.includes('自评报告') ? example : EXAMPLE_TITLE + example);

/** Whether a little document of text raises a finding of the rule. */
async function raises(rules: RuleSet, rule: RuleBase, example: string): Promise<boolean> {
  const { document } = await readDocument('example.txt', new TextEncoder().encode(exampleDocument(example)));
  return readReading(document, rules).reading.findings.some((finding) => finding.rules.some((id) => id.split('@')[0] === rule.id));
}

/** Every example that is not kept; `only` narrows to one group. A group without a recogniser is a mistake of ours and throws. */
export async function checkExamples(rules: RuleSet, checks: GroupChecks, only?: string): Promise<ExampleProblem[]> {
  const problems: ExampleProblem[] = [];
  for (const [group, { rules: list, origins }] of Object.entries(rules.groups)) {
    if (only !== undefined && group !== only) continue;
    const check = checks[group];
    if (!check) throw new Error(`nothing recognises the examples of ${group}`);
    for (const rule of list) {
      const where = { rule: rule.id, group, origin: origins[rule.id] ?? '' };
      for (const example of rule.matches) if ((await check.matches(rules, rule as never, example)) === false) problems.push({ ...where, example, expected: 'match' });
      for (const example of rule.rejects) if (await (check.claims ?? check.matches)(rules, rule as never, example)) problems.push({ ...where, example, expected: 'reject' });
    }
  }
  return problems;
}

/** Rules that recognise another's examples. Each is asked alone, with only the rules beside it that have no meaning of their own (modifiers). */
export async function findOverlaps(rules: RuleSet, checks: GroupChecks, only?: string): Promise<Overlap[]> {
  const overlaps: Overlap[] = [];
  for (const [group, loaded] of Object.entries(rules.groups)) {
    const check = checks[group];
    if (!check?.competes || (only !== undefined && group !== only)) continue;
    const helpers = loaded.rules.filter((rule) => group === 'measures' && !('measure' in rule));
    for (const other of loaded.rules) {
      if (helpers.includes(other)) continue;
      const alone: RuleSet = { groups: { ...rules.groups, [group]: { ...loaded, rules: [...helpers, other] } } };
      for (const rule of loaded.rules) {
        if (rule === other || helpers.includes(rule) || !check.competes(rule, other)) continue;
        const example = await firstOf(rule.matches, (text) => check.matches(alone, other as never, text));
        if (example !== null) overlaps.push({ rule: rule.id, other: other.id, group, example });
      }
    }
  }
  return overlaps;
}

async function firstOf(examples: readonly string[], holds: (example: string) => Answer): Promise<string | null> {
  for (const example of examples) if (await holds(example)) return example;
  return null;
}
