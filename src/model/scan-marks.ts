/** Issue on every page that was read from its image: by it, later stages know which values came from pixels. */
export const PAGE_READ = 'ocr.page-read';
/** Finding on a number from pixels that nothing confirms. */
export const DOUBTED = 'ocr_low_confidence';
/** Finding on a number for which the other engine's reading was taken. */
export const REPAIRED = 'ocr_repaired';

/** A sign that compares, as scans give it a word of its own before a number: its bars are easily lost in small type. */
export const isComparison = (text: string): boolean => /^[<>＜＞≤≥≦≧]$/u.test(text);
