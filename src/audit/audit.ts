import * as z from 'zod';
import type { Document, Span } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Finding, Reading } from '../model/records.ts';
import { checks } from '../rules/groups/checks.ts';
import { RuleError, rulesOf } from '../rules/load.ts';
import type { RuleSet } from '../rules/load.ts';
import type { AuditContext, Check } from './check.ts';
import { findPartLists } from './lists.ts';
import { everyPrinting, mentionOfFigure, mentionOfQuantity, passagesOf } from './mentions.ts';
import { asReadingDoubts } from './reading-doubts.ts';
import { CHECKS } from './registry.ts';
import { followUps } from './slips.ts';

/** What audit looks at of a form: the rest has become records. */
export type AuditedForm = Pick<Form, 'kind' | 'tables' | 'title' | 'header' | 'prose' | 'unknown'>;

export interface AuditInput {
  readonly document: Document;
  /** The document's paragraphs where they are known without it: a document that is read from a cache need not be opened for most checks. */
  readonly paragraphs?: readonly Span[];
  readonly forms: readonly AuditedForm[];
  readonly reading: Omit<Reading, 'findings'>;
  readonly rules: RuleSet;
}

/** Everything in one document that does not add up or could not be read safely, in reading order. */
export function audit(input: AuditInput): readonly Finding[] {
  return findingsOf(contextOf(input), input.rules, null);
}

/** What the rules of these ids find, under several rule sets in turn. */
export function auditUnder(ruleSets: readonly RuleSet[], only: ReadonlySet<string>, input: Omit<AuditInput, 'rules'>): (readonly Finding[])[] {
  const [first] = ruleSets;
  const context = first && contextOf({ ...input, rules: first });
  return context ? ruleSets.map((rules) => findingsOf({ ...context, rules }, rules, only)) : [];
}

function findingsOf(context: AuditContext, rules: RuleSet, only: ReadonlySet<string> | null): readonly Finding[] {
  const found = compile(rules).flatMap(({ id, run }) => (only === null || only.has(id) ? run(context) : []));
  const ordered = found
    .map((finding, order) => ({ finding, order, start: finding.evidence[0]?.at.start ?? 0 }))
    .sort((a, b) => a.start - b.start || a.order - b.order)
    .map(({ finding }) => finding)
    .filter(onceEach());
  return asReadingDoubts(followUps(ordered), context.reading);
}

/** A contradiction printed in two places, or found by two rules, is told once: where it says the same. */
function onceEach(): (finding: Finding) => boolean {
  const told = new Set<string>();
  return (finding) => {
    const key = `${finding.rule}|${finding.message}`;
    return !told.has(key) && told.add(key).size > 0;
  };
}

export const paragraphsOf = (document: Document): readonly Span[] => document.blocks.filter((block) => block.kind === 'paragraph');

function contextOf(input: AuditInput): AuditContext {
  const { document, forms, reading } = input;
  const mentions = [...everyPrinting(reading.figures).map(mentionOfFigure), ...reading.quantities.map(mentionOfQuantity)].sort((a, b) => a.at.start - b.at.start);
  const spans: Span[] = [...(input.paragraphs ?? paragraphsOf(document)), ...forms.flatMap((form) => form.prose.map(({ cell }) => cell.at))];
  const passages = passagesOf(document, spans, mentions);
  return { ...input, mentions, passages, lists: passages.flatMap(findPartLists) };
}

interface BoundRule {
  readonly id: string;
  readonly run: (context: AuditContext) => readonly Finding[];
}

const compiled = new WeakMap<RuleSet, BoundRule[]>();

/** Rules bound to their mechanisms and validated settings, once per rule set. Throws `RuleError` naming the rule. */
function compile(rules: RuleSet): BoundRule[] {
  const known = compiled.get(rules);
  if (known) return known;
  const byName = new Map<string, Check>(CHECKS.map((check) => [check.name, check]));
  const runs = rulesOf(rules, checks).map((rule) => {
    const where = rules.groups[checks.name]?.origins[rule.id] ?? rule.id;
    const check = byName.get(rule.check);
    if (!check) throw new RuleError(`${where}: ${rule.id}: 没有 ${rule.check} 这种检查 (unknown check; known: ${[...byName.keys()].join(', ')})`);
    try {
      return { id: rule.id, run: check.bind(rule) };
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const issue = error.issues[0]!;
      throw new RuleError(`${where}: ${rule.id} settings.${issue.path.join('.')}: ${issue.message}`, { cause: error });
    }
  });
  compiled.set(rules, runs);
  return runs;
}
