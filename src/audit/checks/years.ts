import * as z from 'zod';
import type { Span } from '../../model/document.ts';
import type { AuditedForm } from '../audit-input.ts';
import { fold } from '../../chinese/fold.ts';
import { textOf } from '../../model/document.ts';
import { defineCheck } from '../check.ts';
import type { AuditContext } from '../check.ts';
import { findingOf } from '../findings.ts';
import { exactTerm } from '../scored-forms.ts';
import { sameClaim, withClaim } from '../slips.ts';

const settings = z.strictObject({});

/** A form of another year inside a report: a 2021 form in a 2022 report. The form's own title or year cell says so. */
export const years = defineCheck({
  name: 'years',
  settings,
  run: ({ document, forms, reading }, rule) => forms.flatMap((form) => {
    const year = reading.facts.fiscalYear;
    const span = form.header.year?.at ?? yearLine(document, form) ?? form.title;
    if (year === null || !span) return [];
    const printed = fold(textOf(document, span), span.start);
    const found = [...printed.text.matchAll(/(?<!\d)(20\d\d)(?:年|$)/gu)];
    if (found.length !== 1 || Number(found[0]![1]) === year) return [];
    const at = printed.span(found[0]!.index, found[0]!.index + 4);
    const place = { ...at, table: form.tables[0] ?? null, row: null, column: null };
    return [withClaim(findingOf(rule, {
      expected: String(year), stated: found[0]![1]!, evidence: [{ raw: printed.text, at: place }],
      message: `报告为${year}年度，所附“${printed.text}”为${found[0]![1]}年。`, messageEn: `The report is for ${year}, its form “${printed.text}” for ${found[0]![1]}.`,
    }), sameClaim(exactTerm(found[0]![1]!, place), exactTerm(String(year), { ...place, start: -1, end: -1 })))];
  }),
});

/** `（2020年度）` in the line below the title of a form that has no year. */
function yearLine({ text, blocks }: AuditContext['document'], { title }: AuditedForm): Span | null {
  if (!title || /20\d\d/u.test(text.slice(title.start, title.end))) return null;
  const next = blocks.find((block) => block.kind === 'paragraph' && block.start >= title.end);
  if (next?.kind !== 'paragraph' || next.start - title.end > GAP) return null;
  return /^\s*[(（]\s*20\d\d\s*年?度?\s*[)）]\s*$/u.test(text.slice(next.start, next.end)) ? next : null;
}

/** Characters between two lines that stand one below the other: breaks and spaces. */
const GAP = 4;
