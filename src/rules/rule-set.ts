import * as z from 'zod';

/**
 * Rules are data. A rule file is `rules/<anything>.yaml`:
 *
 *     group: measures            # which group it adds to; several files may share a group
 *     rules:
 *       - id: measure.revenue-total
 *         …                      # fields of that group, see its schema in src/rules/groups/
 *         matches: [ … ]         # at least one text that the rule must recognise
 *         rejects: [ … ]         # look-alikes that it must not
 *
 * Ids are unique over all groups. A second folder (`--rules DIR`) is read after the first: a rule with a known id
 * replaces it, `disabled: true` takes it away, anything else is added at the end of its group.
 */
export const ruleBase = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/u, 'lower-case words joined by . or -'),
  /** What it recognises and where that was seen, for people. */
  note: z.string().optional(),
  disabled: z.boolean().optional(),
  matches: z.array(z.string()).min(1),
  rejects: z.array(z.string()).default([]),
});
export type RuleBase = z.infer<typeof ruleBase>;

/** A group as its owner declares it: name, schema of one rule, and what recognises the rule's own examples. */
export interface RuleGroup<Rule extends RuleBase> {
  readonly name: string;
  readonly schema: z.ZodType<Rule>;
}

/** All rules as read, ready to be handed to stages and to workers (plain JSON). */
export interface RuleSet {
  readonly groups: Readonly<Record<string, LoadedGroup>>;
}

export interface LoadedGroup {
  /** SHA-256 over the group's effective rules without notes and examples; a stage's cache key holds it. */
  readonly hash: string;
  readonly rules: readonly RuleBase[];
  /** Where each rule was read, for messages: `rules/measures.yaml:12`. */
  readonly origins: Readonly<Record<string, string>>;
}

/** The rules of a group, typed. Throws if the set was loaded without the group: that is our mistake, not the user's. */
export function rulesOf<Rule extends RuleBase>(set: RuleSet, group: RuleGroup<Rule>): readonly Rule[] {
  const loaded = set.groups[group.name];
  if (!loaded) throw new Error(`rule group ${group.name} was not loaded`);
  return loaded.rules as readonly Rule[];
}
