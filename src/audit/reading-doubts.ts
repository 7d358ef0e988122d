import type { Span } from '../model/document.ts';
import type { Finding, NumberDoubt, Reading } from '../model/records.ts';
import { isDoubtful } from './checks/ocr-confidence.ts';
import type { Interval } from './intervals.ts';
import type { Passage } from './mentions.ts';
import { misreadingsOf } from './misreadings.ts';
import { numberIn, numbersIn, readAs } from './read-as.ts';
import { claimOf } from './slips.ts';
import type { Term } from './slips.ts';

/** Surer than this, a number that was not read otherwise by the second engine can only have been misread for one that looks like it. */
const SURE = 0.9;
/** Below this a reading says nothing about what is printed. */
const LOST = 0.6;

/**
 * A contradiction that may be our own misreading of a scan is told as a doubt about the reading, not as the department's:
 * where a number that it rests on was hardly read, where one likely mistake in a number read without full confidence would
 * explain it, or where the parts of a whole stop in mid-sentence. A contradiction that nothing of the kind explains stands,
 * whatever was doubted.
 */
export function asReadingDoubts(findings: readonly Finding[], { reading: { doubts }, passages }: { readonly reading: Pick<Reading, 'doubts'>; readonly passages: readonly Passage[] }): readonly Finding[] {
  if (doubts === undefined) return findings;
  const open = doubts.filter((doubt) => doubt.settled === null);
  return findings.map((finding) => (finding.kind === 'contradiction' && (mayBeMisread(finding, open) || stopsShort(finding, passages))
    ? { ...finding, kind: 'reading', severity: 'info', message: `可能是扫描识别有误：${finding.message}`, messageEn: `perhaps misread from the scan: ${finding.messageEn}` }
    : finding));
}

function mayBeMisread(finding: Finding, doubts: readonly NumberDoubt[]): boolean {
  const claim = claimOf(finding);
  if (!claim) return finding.evidence.some(({ at }) => doubtsAt(at, doubts).some((doubt) => isDoubtful(doubt, SURE)));
  if ([...finding.evidence, ...claim.mentions].some(({ at }) => doubtsAt(at, doubts).some(isLost))) return true;
  return claim.mentions.some((term) => {
    const here = doubtsAt(term.at, doubts);
    return here.length > 0 && printedInstead(term, here, claim.loose ?? false).some((interval) => claim.holds((mention) => (mention === term ? interval : mention.interval)));
  });
}

/** Parts that fall short of their whole at the end of a paragraph that has none: what went on was not read, or not joined. */
function stopsShort(finding: Finding, passages: readonly Passage[]): boolean {
  const claim = claimOf(finding);
  const last = claim?.mentions.at(-1)?.at;
  if (!claim?.isShort?.() || !last || last.table !== null) return false;
  const passage = passages.find(({ start, end }) => start <= last.start && end >= last.end);
  return passage !== undefined && !ENDED.test(passage.between(last.end, passage.end));
}

const ENDED = /[。!?;:…”"]/u;

const doubtsAt = (at: Span, doubts: readonly NumberDoubt[]): NumberDoubt[] => doubts.filter((doubt) => doubt.start < at.end && doubt.end > at.start);

const isLost = ({ confidence, other }: NumberDoubt): boolean => confidence < LOST || (other !== null && other.includes('?'));

/** What a number may stand for if it was misread. */
function printedInstead(term: Term, doubts: readonly NumberDoubt[], loose: boolean): Interval[] {
  const printed = numberIn(term.raw);
  if (printed === null) return [];
  const isSure = !doubts.some((doubt) => isDoubtful(doubt, SURE));
  const others = doubts.flatMap(({ other }) => (other === null ? [] : numbersIn(other)));
  const likely = misreadingsOf(printed).filter(({ how }) => !(isSure && (how === 'digit' || (loose && how === 'length'))));
  return [...likely.map(({ value }) => value.toFixed()), ...others].map((number) => readAs(term, number));
}
