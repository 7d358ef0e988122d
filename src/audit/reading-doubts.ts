import type { Span } from '../model/document.ts';
import type { Finding, NumberDoubt, Reading } from '../model/records.ts';
import { isDoubtful } from './checks/ocr-confidence.ts';
import type { Interval } from './intervals.ts';
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
 * where a number that it rests on was hardly read, or where one likely mistake in a number read without full confidence would
 * explain it. A contradiction that no such mistake explains stands, whatever was doubted.
 */
export function asReadingDoubts(findings: readonly Finding[], { doubts = [] }: Pick<Reading, 'doubts'>): readonly Finding[] {
  const open = doubts.filter((doubt) => doubt.settled === null);
  if (open.length === 0) return findings;
  return findings.map((finding) => (finding.kind === 'contradiction' && mayBeMisread(finding, open)
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

const doubtsAt = (at: Span, doubts: readonly NumberDoubt[]): NumberDoubt[] => doubts.filter((doubt) => doubt.start < at.end && doubt.end > at.start);

const isLost = ({ confidence, other }: NumberDoubt): boolean => confidence < LOST || (other !== null && other.includes('?'));

/** What a number may stand for if it was misread. */
function printedInstead(term: Term, doubts: readonly NumberDoubt[], loose: boolean): Interval[] {
  const printed = numberIn(term.raw);
  if (printed === null) return [];
  const isSure = !doubts.some((doubt) => isDoubtful(doubt, SURE));
  const others = doubts.flatMap(({ other }) => (other === null ? [] : numbersIn(other)));
  const likely = misreadingsOf(printed).filter(({ how }) => !(loose && how === 'length') && !(isSure && how === 'digit'));
  return [...likely.map(({ value }) => value.toFixed()), ...others].map((number) => readAs(term, number));
}
