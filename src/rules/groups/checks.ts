import * as z from 'zod';
import { ruleBase } from '../rule-set.ts';

/**
 * One rule of audit: a mechanism of `src/audit/checks` with its settings, text and severity.
 * `matches` and `rejects` are little documents (lines of text) on which the rule must and must not raise its finding.
 */
const checkRule = ruleBase.extend({
  /** Empty only where a document of text cannot show it (scans); such rules have tests of their own. */
  matches: z.array(z.string()).default([]),
  /** Raised with every change of what the rule finds; findings carry `id@version`. */
  version: z.int().positive(),
  /** Name of the mechanism. */
  check: z.string(),
  /** The contract's finding id, or one of our own. */
  finding: z.string().regex(/^[a-z_]+$/u),
  severity: z.enum(['error', 'warning', 'info']),
  kind: z.enum(['contradiction', 'reading', 'unparsed', 'across']).default('contradiction'),
  /** What the mechanism needs to know; it has a schema of its own. */
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type CheckRule = z.infer<typeof checkRule>;

export const checks = { name: 'checks', schema: checkRule };
