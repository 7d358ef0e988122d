import * as z from 'zod';
import { ruleBase, type RuleGroup } from '../rule-set.ts';
import { pattern } from '../pattern.ts';

/**
 * Words behind numbers, and names that hold one. Read by `src/normalise`.
 * `kind` is what a number with the word is; see `MeasuredKind`.
 */
const unitRule = ruleBase.extend({
  kind: z.enum(['money', 'quantity', 'percent', 'points', 'score', 'age', 'date', 'ordinal', 'name']),
  /** Printed forms, half width. The longest that fits wins over all rules. */
  words: z.array(z.string().min(1)).min(1),
  /** The contract's name for all of them; by default each word is its own. */
  unit: z.string().optional(),
  /** Power of ten to the named unit: 3 for 千元 in 元. A 万 or 亿 printed before the word belongs to the number already. */
  places: z.int().default(0),
  /** 个 printed before the word is dropped: 20个课时 is 课时. */
  afterGe: z.boolean().default(false),
  /** A stretch of time or space, so that 内 behind it is an upper bound: 5个工作日内. */
  extent: z.boolean().default(false),
  /** What behind a word makes it part of another one: 分 before 钟, 项 before 目(?!标). Regular expressions; for every word that ends with the key. */
  notBefore: z.record(z.string().min(1), z.array(pattern)).default({}),
  /** Only behind digits, not behind Chinese numerals: 5分 is a score, 十分 is "very". */
  digitsOnly: z.boolean().default(false),
});

/** A number that is part of a name and counts nothing. */
const nameRule = ruleBase.extend({
  /** `named` counts nothing, `numbered` is a place in an order, `document` a document's number. */
  kind: z.enum(['named', 'numbered', 'document']),
  /** Regular expressions that fit from the number's first character on; look-behind sees what is printed before it. Folded text. */
  patterns: z.array(pattern).min(1),
});

const schema = z.discriminatedUnion('kind', [unitRule, nameRule]);

export type UnitRule = z.infer<typeof unitRule>;
export type NameRule = z.infer<typeof nameRule>;
export type UnitsRule = z.infer<typeof schema>;

export const units: RuleGroup<UnitsRule> = { name: 'units', schema };
