import type { IndicatorColumn } from '../rules/groups/columns.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * How well a text fits a column by what it says: 1 it proves the column, 0 it speaks against it, below 0 it cannot stand there.
 * Level names come from the levels rules; numbers without unit are weights and scores; sentences are names or explanations.
 */
export function cellFit(text: string, column: IndicatorColumn, lexicon: Lexicon): number {
  const level = lexicon.level(text);
  const value = isValue(text);
  switch (column) {
    case 'level1':
    case 'level2': {
      const wanted = column === 'level1' ? 1 : 2;
      if (level) return level.levels.includes(wanted) ? 1 : 0;
      if (value || text.length > LONGEST_LEVEL) return -0.5;
      return 0.4;
    }
    case 'level3':
    case 'description':
      if (level) return 0.1;
      return value ? 0.1 : 0.8;
    case 'target':
    case 'actual':
      if (level) return 0;
      return value ? 1 : 0.6;
    case 'weight':
    case 'referenceWeight':
    case 'score':
      return isPlainNumber(text) ? 1 : /^[—\-/\s]+$/u.test(text) ? 0.4 : -0.5;
    case 'operator':
      return /^(?:[<>=≤≥≦≧＜＞＝]{1,2}|定性|定量|正向|反向|大于|小于|等于|不低于|不高于|不超过)/u.test(text) && text.length <= 6 ? 1 : 0;
    case 'unit':
      return value || text.length > 8 ? 0 : 0.8;
    case 'number':
      return /^\d{1,3}$/u.test(text) ? 1 : 0;
    default:
      return level ? 0.2 : value ? 0.3 : 0.5;
  }
}

/** A number without unit: `2.5`, `10.00`, `10分`. */
export const isPlainNumber = (text: string): boolean => /^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?分?$|^-?\d+(?:\.\d+)?分?$/u.test(text);

/** Reads like a target or a result: begins with a comparison or a number and is short. */
export const isValue = (text: string): boolean =>
  text.length <= 20 && /^(?:[<>=≤≥≈±]|不少于|不低于|不超过|大于|小于|达到|约|近)*[\d.,]+/u.test(text) && !/^\d+[.、]\D/u.test(text) && !/^\d+个?\p{Script=Han}{5,}/u.test(text);

/** Level names in use are short; 社会公众或服务对象满意度指标 is the longest. */
const LONGEST_LEVEL = 14;
