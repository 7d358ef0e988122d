import { foldedText } from '../chinese/fold.ts';
import { textOf } from '../model/document.ts';
import type { Figure, Section } from '../model/records.ts';
import type { AuditContext } from './check.ts';

/**
 * Which part of the money an amount speaks of: all funds, or only 一般公共预算财政拨款, or the unit itself without those below
 * it. Disclosures give every measure several times, once for each; only amounts of one scope can contradict each other.
 */
export function scopesOf(input: AuditContext, words: readonly string[]): (figure: Figure) => string {
  const said = wordsAround(input);
  return (figure) => {
    const text = said(figure);
    let scope = '';
    for (const word of words) if (text.includes(word)) scope = scope === '' ? word : `${scope} ${word}`;
    return scope;
  };
}

const known = new WeakMap<AuditContext['reading'], (figure: Figure) => string>();

/** What is printed around a figure that tells its scope; worked out once for all checks of a document. */
function wordsAround(input: AuditContext): (figure: Figure) => string {
  let found = known.get(input.reading);
  if (!found) {
    const around = aroundIn(input);
    const said = new Map<Figure, string>();
    found = (figure) => {
      let text = said.get(figure);
      if (text === undefined) said.set(figure, (text = around(figure)));
      return text;
    };
    known.set(input.reading, found);
  }
  return found;
}

function aroundIn({ document, forms, reading }: AuditContext): (figure: Figure) => string {
  const titles = new Map<number, string>();
  for (const form of forms) {
    const title = form.title ? foldedText(textOf(document, form.title)) : '';
    for (const table of form.tables) titles.set(table, title);
  }
  const tables = new Map(document.blocks.flatMap((block) => (block.kind === 'table' ? [[block.index, block.caption ? foldedText(textOf(document, block.caption)) : ''] as const] : [])));
  return (figure) => {
    const { table, start } = figure.at;
    const context = table === null ? sentenceBefore(document.text, start) : `${titles.get(table) ?? ''}${tables.get(table) ?? ''}`;
    const section = table === null ? (sectionAt(reading.sections, start)?.title ?? '') : '';
    return `${section}${context}${figure.label}`;
  };
}

/** The opening clause of the sentence, which holds for its whole list, and the clause of the place itself; folded. What other items of the list are called says nothing. */
function sentenceBefore(text: string, start: number): string {
  const from = Math.max(0, start - 200);
  const before = text.slice(from, start);
  const end = Math.max(before.lastIndexOf('。'), before.lastIndexOf('！'));
  const clauses = foldedText(before.slice(end + 1)).split(/[,，；;:]/u);
  return `${clauses[0] ?? ''} ${clauses.at(-1) ?? ''}`;
}

/** The section whose text holds a place; null before the first. */
function sectionAt(sections: readonly Section[], start: number): Section | null {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.at.start <= start) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1] ?? null;
}
