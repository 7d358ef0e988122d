/** Issue on every page that was read from its image: by it, later stages know which values came from pixels. */
export const PAGE_READ = 'ocr.page-read';
/** Finding on a number from pixels that nothing confirms. */
export const DOUBTED = 'ocr_low_confidence';
/** Finding on a number for which the other engine's reading was taken. */
export const REPAIRED = 'ocr_repaired';
