import type { RecordOf } from './kinds/kinds.ts';
import type { Kind } from './report.ts';

/** Identifies a record of a document by what it is about, not by its row: two readings of one statement share it. */
export function naturalKey(kind: Kind, record: RecordOf<Kind>): string {
  const r = record as unknown as Readonly<Record<string, unknown>>;
  const parts = KEY_FIELDS[kind].map((field) => r[field]).filter((value) => value !== null && value !== undefined);
  return parts.map((value) => (Array.isArray(value) ? value.join(' > ') : String(value))).join(' · ');
}

const KEY_FIELDS: Readonly<Record<Kind, readonly string[]>> = {
  section: ['path'], figure: ['subject', 'measure', 'label', 'stage', 'year'], indicator: ['subject', 'objective', 'level3'], score: ['subject', 'item'],
  quantity: ['section', 'label', 'unit'], finding: ['rule', 'message'], issue: ['code', 'page', 'start'],
};
