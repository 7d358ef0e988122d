import { ACROSS, acrossSettings } from '../across/compare-documents.ts';
import { defineCheck } from '../check.ts';

/** Rules of this name compare documents with each other (`../across`): one document alone gives them nothing to find. */
export const acrossDocuments = defineCheck({ name: ACROSS, settings: acrossSettings, run: () => [] });
