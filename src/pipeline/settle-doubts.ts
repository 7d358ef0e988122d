import { audit } from '../audit/audit.ts';
import { readAs } from '../audit/read-as.ts';
import { claimOf } from '../audit/slips.ts';
import type { Document, Span } from '../model/document.ts';
import { isComparison } from '../model/scan-marks.ts';
import type { Finding, NumberDoubt, Place, Reading, Value } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { editDocument, unedited } from './edit-document.ts';
import type { Edit } from './edit-document.ts';
import type { Extracted } from './extracted.ts';

/** Contradictions by exact arithmetic: a wrong digit makes one, a right digit none. */
const EXACT: ReadonlySet<string> = new Set([
  'sum_mismatch', 'share_mismatch', 'rate_mismatch', 'unit_slip', 'prose_table_mismatch', 'restated_differently', 'weight_sum', 'score_sum', 'score_exceeds_weight',
]);
/** Each doubt that is tried alone costs a reading of the whole document. */
const MOST_TRIALS = 40;
/** Surer than this is no doubt under any rule. */
const LISTED = 0.98;
const NUMBER = /^\d[\d,]*(?:\.\d+)?$/u;

/**
 * Asks the document's own arithmetic which of two readings of a number is right. The other reading is put in its place and the
 * document read again: where that makes a contradiction, the first is borne out and its doubt dropped; where it takes one away,
 * the second is taken, and `raw` and the text keep the first. Where neither happens, or both, the doubt stays. No other number is ever tried.
 * Doubts that no contradiction touches are tried together, and alone only where what comes of it does not say whose it is.
 */
export function settleDoubts(document: Document, first: Extracted, rules: RuleSet, read: (document: Document) => Extracted): Extracted {
  const doubts = doubtsOf(document);
  if (doubts.length === 0) return document.runs.some(({ confidence }) => confidence !== undefined) ? { ...first, reading: { ...first.reading, doubts } } : first;
  const contradictionsOf = (of: Document, { forms, reading }: Extracted): readonly Finding[] =>
    audit({ document: of, forms, reading, rules }).filter(({ kind, rule }) => kind === 'contradiction' && EXACT.has(rule));
  const before = contradictionsOf(document, first);
  const settled = new Map<NumberDoubt, 'first' | 'second'>();
  const trials = doubts.flatMap((doubt): Trial[] => {
    const edit = doubt.other !== null && NUMBER.test(numberIn(doubt.other)) ? otherReading(document, doubt) : null;
    return edit ? [{ doubt, edit }] : [];
  });
  const alone = new Set(trials.filter(({ doubt, edit }) => touching(before, doubt).some((finding) => mends(finding, doubt, edit))));
  const together = trials.filter(({ doubt }) => touching(before, doubt).length === 0);
  for (const batch of batchesOf(together, document)) {
    const tried = editDocument(document, batch.map(({ edit }) => edit));
    const after = contradictionsOf(tried, read(tried));
    const places = placesIn(batch);
    for (const [i, trial] of batch.entries()) {
      const made = touching(after, places[i]!);
      if (made.length === 0) continue;
      // A contradiction that this number alone makes, and that its first reading mends, bears that one out.
      const own = made.some((finding) => !places.some((other, k) => k !== i && touching([finding], other).length > 0) && mends(finding, places[i]!, { text: document.text.slice(trial.edit.start, trial.edit.end) }));
      if (own) settled.set(trial.doubt, 'first');
      else alone.add(trial);
    }
  }
  for (const { doubt, edit } of [...alone].slice(0, MOST_TRIALS)) {
    const tried = editDocument(document, [edit]);
    const after = contradictionsOf(tried, read(tried));
    const [was, is] = [touching(before, doubt).length, touching(after, { start: edit.start, end: edit.start + edit.text.length }).length];
    if (was === 0 && is > 0) settled.set(doubt, 'first');
    else if (was > 0 && is === 0 && after.length < before.length) settled.set(doubt, 'second');
  }
  const edits = [...settled].filter(([, which]) => which === 'second').map(([doubt]) => otherReading(document, doubt)!).sort((a, b) => a.start - b.start);
  const told = doubts.map((doubt) => ({ ...doubt, settled: settled.get(doubt) ?? null }));
  if (edits.length === 0) return { ...first, reading: { ...first.reading, doubts: told } };
  const repaired = editDocument(document, edits);
  const { forms, reading, issues } = unedited(read(repaired), edits);
  return { forms, issues, reading: { ...withFirstRaw(reading, document, edits), doubts: told } };
}

interface Trial {
  readonly doubt: NumberDoubt;
  /** The other reading in its place. */
  readonly edit: Edit;
}

/** Doubts to try at once. A number that is printed twice and was misread alike would bear itself out: the same change is never made twice. */
function batchesOf(trials: readonly Trial[], { text }: Document): Trial[][] {
  const batches: { changes: Set<string>; trials: Trial[] }[] = [];
  for (const trial of trials) {
    const change = `${text.slice(trial.edit.start, trial.edit.end)}|${trial.edit.text}`;
    let batch = batches.find(({ changes, trials: [...others] }) => !changes.has(change) && others.at(-1)!.edit.end <= trial.edit.start);
    if (!batch) batches.push((batch = { changes: new Set(), trials: [] }));
    batch.changes.add(change);
    batch.trials.push(trial);
  }
  return batches.map((batch) => batch.trials);
}

/** Where the edited numbers of a batch stand in the edited document. */
function placesIn(batch: readonly Trial[]): Span[] {
  let shift = 0;
  return batch.map(({ edit: { start, end, text } }) => {
    const place = { start: start + shift, end: start + shift + text.length };
    shift += text.length - (end - start);
    return place;
  });
}

/** Whether the finding would go away if the number at this place were the given one. */
function mends(finding: Finding, place: Span, { text }: Pick<Edit, 'text'>): boolean {
  const claim = claimOf(finding);
  if (!claim) return true;
  return claim.mentions.some((term) => term.at.start < place.end && term.at.end > place.start && claim.holds((mention) => (mention === term ? readAs(term, text) : mention.interval)));
}

/** Numbers read from pixels of which one engine was not sure, or the two engines not of one mind, and comparison signs that were hardly read. */
function doubtsOf({ runs, text }: Document): NumberDoubt[] {
  return runs.flatMap(({ start, end, confidence, otherReading: other }) =>
    (confidence !== undefined && (other !== undefined || confidence < LISTED) && (/\d/u.test(text.slice(start, end)) || isComparison(text.slice(start, end))) ? [{ start, end, confidence, other: other ?? null, settled: null }] : []));
}

const touching = (findings: readonly Finding[], span: Span): Finding[] => findings.filter(({ evidence }) => evidence.some(({ at }) => at.start < span.end && at.end > span.start));

/** The number of a word as the other engine read it: `执行率95.2%` differs from `执行率96.2%` in its number only. */
const numberIn = (word: string): string => /\d[\d,.]*\d|\d/u.exec(word)?.[0] ?? '';

/** The smallest stretch in which the two readings differ, widened to the number it is in; null if that is no number. */
function otherReading({ text }: Document, { start, end, other }: NumberDoubt): Edit | null {
  if (other === null || other.includes('?')) return null;
  const word = text.slice(start, end);
  let head = 0;
  while (head < Math.min(word.length, other.length) && word[head] === other[head]) head++;
  let tail = 0;
  while (tail < Math.min(word.length, other.length) - head && word.at(-1 - tail) === other.at(-1 - tail)) tail++;
  while (head > 0 && /[\d.,]/u.test(word[head - 1]!)) head--;
  while (tail > 0 && /[\d.,]/u.test(word[word.length - tail]!)) tail--;
  const replaced = other.slice(head, other.length - tail);
  return head < word.length - tail && NUMBER.test(replaced) ? { start: start + head, end: end - tail, text: replaced } : null;
}

/** Records whose number was repaired say what stands in the text. */
function withFirstRaw(reading: Extracted['reading'], { text }: Document, edits: readonly Edit[]): Omit<Reading, 'findings'> {
  const firstOf = (raw: string, at: Place | undefined): string =>
    edits.filter((edit) => at !== undefined && edit.start < at.end && edit.end > at.start).reduce((kept, edit) => kept.replace(edit.text, text.slice(edit.start, edit.end)), raw);
  const value = (read: Value | null, at: Place | undefined): Value | null => read && { ...read, raw: firstOf(read.raw, at) };
  return {
    ...reading,
    figures: reading.figures.map((f) => ({
      ...f, raw: firstOf(f.raw, f.at), ...(f.restatements && { restatements: f.restatements.map((again) => ({ ...again, raw: firstOf(again.raw, again.at) })) }),
    })),
    quantities: reading.quantities.map((q) => ({ ...q, raw: firstOf(q.raw, q.at) })),
    indicators: reading.indicators.map((i) => ({ ...i, target: value(i.target, i.fields.target), actual: value(i.actual, i.fields.actual) })),
  };
}
