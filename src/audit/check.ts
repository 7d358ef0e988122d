import type * as z from 'zod';
import type { CheckRule } from '../rules/groups/checks.ts';
import type { AuditInput } from './audit-input.ts';
import type { Finding } from '../model/records.ts';
import type { Mention, Passage } from './mentions.ts';
import type { PartList } from './lists.ts';

/** What every check sees of a document, worked out once. */
export interface AuditContext extends Omit<AuditInput, 'rules'> {
  /** All figures and quantities, by place. */
  readonly mentions: readonly Mention[];
  readonly passages: readonly Passage[];
  readonly lists: readonly PartList[];
}

/** A mechanism of audit, ready to be bound to rules. */
export interface Check {
  readonly name: string;
  readonly settings: z.ZodType;
  /** The rule with its settings, which have to fit. */
  bind(rule: CheckRule): (context: AuditContext) => readonly Finding[];
}

export interface CheckDefinition<Settings> {
  readonly name: string;
  readonly settings: z.ZodType<Settings>;
  run(context: AuditContext, rule: CheckRule, settings: Settings): readonly Finding[];
}

/** A new check is one file that exports one of these, one line in the registry, and rules that use it. */
export function defineCheck<Settings>({ name, settings, run }: CheckDefinition<Settings>): Check {
  return {
    name, settings,
    bind: (rule) => {
      const parsed = settings.parse(rule.settings);
      return (context) => run(context, rule, parsed);
    },
  };
}
