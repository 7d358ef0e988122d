import type { Document, Span } from '../model/document.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Section } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { withoutContents } from './contents.ts';
import { headingRulesOf, type HeadingRules } from './heading-rules.ts';
import { judge } from './judge.ts';
import { linesOf } from './lines.ts';
import { nest } from './nest.ts';

/**
 * The outline of a document, by its numbers alone: neither Markdown's `#` nor the look of a paragraph makes a heading.
 * A section's `body` runs from its title to the next heading of any level; what stands before the first heading belongs to none.
 */
export function segment(document: Document, rules: RuleSet): Outcome<Section[]> {
  const known = headingRulesOf(rules);
  const lines = withoutContents(linesOf(document), known);
  const headings = judge(candidatesOf(lines, known), lines, known);
  return { value: sectionsOf(headings, document.text.length, known), issues: [] };
}

function sectionsOf(headings: readonly Candidate[], end: number, rules: HeadingRules): Section[] {
  const paths: string[][] = [];
  const nested = nest(headings.map(({ mark }) => mark), rules);
  return headings.map((heading, index) => {
    const parent = nested[index]!.parent;
    const path = [...(parent === null ? [] : paths[parent]!), heading.title];
    paths.push(path);
    return {
      number: heading.mark.number, level: path.length, title: heading.title, path,
      at: { ...heading.at, table: null, row: null, column: null }, body: bodyOf(heading, headings[index + 1]?.at.start ?? end), 
      rules: [rules.styleOf(heading.mark)!.id, ...heading.rules],
    };
  });
}

function bodyOf(heading: Candidate, end: number): Span {
  const start = heading.bodyStart ?? heading.at.end;
  return { start: Math.min(start, end), end };
}
