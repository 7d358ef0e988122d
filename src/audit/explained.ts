import { Big } from 'big.js';
import type { Figure } from '../model/records.ts';
import { agree, difference } from './intervals.ts';
import type { Interval } from './intervals.ts';
import { mentionOfFigure } from './mentions.ts';

/** Share of the document's text, in characters, within which an amount belongs to the same statement. */
const NEAR = 400;

/**
 * Whether what is missing from a sum is stated beside it under a name that the rules do not know as a part
 * (单位预留机动经费 next to 基本支出 and 项目支出): then the list was not all of it, and nothing is contradicted.
 */
export function isExplained(gap: { total: Interval; sum: Interval; exact: Big }, figures: readonly Figure[], used: ReadonlySet<unknown>, near: Figure): boolean {
  if (gap.exact.lte(0)) return false;
  const missing = difference(gap.total, gap.sum);
  return figures.some((figure) => !used.has(figure) && figure.at.table === near.at.table && figure.stage === near.stage && !new Big(figure.amount).eq(0)
    && (near.at.table !== null || Math.abs(figure.at.start - near.at.start) < NEAR) && agree(mentionOfFigure(figure).interval, missing));
}
