import type { Span } from '../model/document.ts';
import type { Issue, Severity } from '../model/outcome.ts';

/** An issue of this stage; places are kept as bare spans. */
export function issueAt(code: string, severity: Severity, at: readonly Span[], message: string, messageEn: string): Issue {
  return { code, severity, message, messageEn, at: at.map(({ start, end }) => ({ start, end })) };
}
