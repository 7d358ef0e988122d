const CAPTION = /^(?:table|tab\.|figure|fig\.|exhibit|chart|box|annex|appendix|表|图|附表)\s*[-–.]?\s*[\dA-Z一二三四五六七八九十]/i;

/** `Table 3.`, `表2-1`: a line that names a table or figure and is no part of it. */
export const isCaption = (text: string): boolean => CAPTION.test(text);
