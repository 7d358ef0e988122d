import type { Finding, Reading } from '../model/records.ts';
import { isDoubtful } from './checks/ocr-confidence.ts';

/** Confidence below which a contradiction is laid to the reading. */
const LOWEST = 0.9;

/** A contradiction that rests on a doubtful number read from an image is ours, not the department's: it is told as a doubt about the reading. */
export function asReadingDoubts(findings: readonly Finding[], { doubts = [] }: Pick<Reading, 'doubts'>): readonly Finding[] {
  const open = doubts.filter((doubt) => doubt.settled === null && isDoubtful(doubt, LOWEST));
  if (open.length === 0) return findings;
  return findings.map((finding) => {
    const rests = finding.kind === 'contradiction' && finding.evidence.some(({ at }) => open.some((doubt) => doubt.start < at.end && doubt.end > at.start));
    return rests
      ? { ...finding, kind: 'reading', severity: 'info', message: `可能是扫描识别有误：${finding.message}`, messageEn: `perhaps misread from the scan: ${finding.messageEn}` }
      : finding;
  });
}
