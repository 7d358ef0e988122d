import type { RecordOf } from './kinds/kinds.ts';
import type { EvidenceRecord, FindingRecord, Kind, Source } from './report.ts';

type Records = { readonly [K in Kind]: readonly RecordOf<K>[] };

/**
 * Every kind by where it stands in the document. Records of one place are told apart by what they say, so that the order
 * does not hang on how they were found or stored. Sections keep equal places in the order of their level.
 */
export function inReadingOrder(records: Records): Records {
  return {
    section: sorted(records.section, (s) => s.source),
    figure: sorted(records.figure, (f) => f.source),
    indicator: sorted(records.indicator, (i) => i.source),
    score: sorted(records.score, (s) => s.source),
    quantity: sorted(records.quantity, (q) => q.source),
    finding: findingsInOrder(records.finding),
    issue: sorted(records.issue, (i) => ({ start: i.start ?? -1, end: i.end ?? -1 })),
  };
}

export const findingsInOrder = (findings: readonly FindingRecord[]): readonly FindingRecord[] => sorted(findings, (f) => firstPlace(f.evidence));

type Stretch = Pick<Source, 'start' | 'end'>;

const firstPlace = (evidence: readonly EvidenceRecord[]): Stretch => evidence[0]?.source ?? { start: -1, end: -1 };

function sorted<T>(records: readonly T[], placeOf: (record: T) => Stretch): readonly T[] {
  const said = new Map<T, string>();
  const words = (record: T): string => {
    let text = said.get(record);
    if (text === undefined) said.set(record, (text = JSON.stringify(record)));
    return text;
  };
  return [...records].sort((a, b) => {
    const [at, other] = [placeOf(a), placeOf(b)];
    return at.start - other.start || at.end - other.end || (words(a) < words(b) ? -1 : words(a) > words(b) ? 1 : 0);
  });
}
