import type { Finding } from '../model/records.ts';
import { checks } from '../rules/groups/checks.ts';
import { complaintAbout } from '../rules/explain.ts';
import { RuleError } from '../rules/rule-error.ts';
import { rulesOf } from '../rules/rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { AuditInput } from './audit-input.ts';
import type { AuditContext, Check } from './check.ts';
import { findItemLists } from './item-lists.ts';
import { findPartLists } from './lists.ts';
import { everyPrinting, mentionOfFigure, mentionOfQuantity, passagesOf } from './mentions.ts';
import { once } from './once.ts';
import { asReadingDoubts } from './reading-doubts.ts';
import { CHECKS } from './registry.ts';
import { followUps } from './slips.ts';

/** Everything in one document that does not add up or could not be read safely, in reading order. */
export function audit(input: AuditInput): readonly Finding[] {
  return auditIn(contextOf(input), input.rules);
}

/**
 * The same for a document that was audited by other rules of `checks`: null if none of the rules that `changed` finds anything,
 * and none `had`, for then nothing else can differ.
 */
export function auditAgain(input: Omit<AuditInput, 'rules'>, rules: RuleSet, { changed, had }: { readonly changed: ReadonlySet<string>; readonly had: boolean }): readonly Finding[] | null {
  const context = contextOf(input);
  if (!had && !compile(rules).some(({ id, run }) => changed.has(id) && run(context).length > 0)) return null;
  return auditIn(context, rules);
}

function auditIn(context: AuditContext, rules: RuleSet): readonly Finding[] {
  const ordered = compile(rules).flatMap(({ run }) => run(context))
    .map((finding, order) => ({ finding, order, start: finding.evidence[0]?.at.start ?? 0 }))
    .sort((a, b) => a.start - b.start || a.order - b.order)
    .map(({ finding }) => finding)
    .filter(onceEach());
  return asReadingDoubts(followUps(ordered), context);
}

/** A contradiction printed in two places, or found by two rules, is told once: where it says the same. */
function onceEach(): (finding: Finding) => boolean {
  const told = new Set<string>();
  return (finding) => {
    const key = `${finding.rule}|${finding.message}`;
    return !told.has(key) && told.add(key).size > 0;
  };
}

/** Each part is worked out when a check first asks for it: few ask for all, and a document audited again by one rule pays for that rule. */
function contextOf(input: Omit<AuditInput, 'rules'>): AuditContext {
  const { document, reading } = input;
  const mentions = once(() =>
    [...everyPrinting(reading.figures).map(mentionOfFigure), ...reading.quantities.map(mentionOfQuantity)].sort((a, b) => a.at.start - b.at.start));
  const passages = once(() => {
    const spans = document.blocks.filter((block) => block.kind === 'paragraph');
    return passagesOf(document, [...spans, ...input.forms.flatMap((form) => form.prose.map(({ cell }) => cell.at))], mentions());
  });
  const lists = once(() => [...passages().flatMap(findPartLists), ...findItemLists(passages())]);
  return {
    document, reading,
    get forms() { return input.forms; },
    get mentions() { return mentions(); },
    get passages() { return passages(); },
    get lists() { return lists(); },
  };
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
    if (!check) {
      const names = [...byName.keys()].join(' ');
      throw new RuleError(`${where}: ${rule.id}: 没有 ${rule.check} 这种检查; 有: ${names}`, `${where}: ${rule.id}: no check ${rule.check}; there are: ${names}`);
    }
    const wrong = complaintAbout(check.settings, rule.settings);
    if (wrong) {
      const what = `${where}: ${rule.id} ${['settings', ...wrong.path].join('.')}`;
      throw new RuleError(`${what}: ${wrong.message}`, `${what}: ${wrong.messageEn}`);
    }
    return { id: rule.id, run: check.bind(rule) };
  });
  compiled.set(rules, runs);
  return runs;
}
