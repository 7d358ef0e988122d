/** A cell that holds an amount of money or a zero: `1,092.90`, `-3.5`, `115万元`, `0`. Not percentages, not counts with measure words. */
export const isAmountText = (text: string): boolean =>
  /^[(（]?[-−+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?:[万亿千百]*元)?[)）]?$/u.test(text);

/** A cell for an amount that holds none: `—`, `-`, `/`, `无`. */
export const isBlankAmount = (text: string): boolean => /^(?:[-—–－/\\*]+|无)$/u.test(text);
