import type { Known, Saved } from '../store/store.ts';
import type { Reason, Status } from '../store/report.ts';
import { KIND_TABLES } from '../store/kinds/kinds.ts';
import type { PackedReport } from '../store/pack.ts';
import { DOUBTED, PAGE_READ } from '../model/scan-marks.ts';

/** What an import did, in counts. Every file is one of `new`, `changed`, `unchanged`, `duplicate` or unreadable; how it was read is counted beside that. */
export interface ImportCounts {
  files: number;
  /** Documents never read before. */
  new: number;
  /** Read again, with another result. */
  changed: number;
  unchanged: number;
  /** The same bytes under another name. */
  duplicate: number;
  partial: number;
  needsOcr: number;
  failed: number;
  skipped: number;
  figures: number;
  indicators: number;
  findings: number;
  /** Pages read from their image by this import. */
  scannedPages: number;
  /** Numbers on them that are doubtful. */
  doubtfulNumbers: number;
  /** Unchanged documents that an older version or other rules read. */
  outdated: number;
}

/** A file that was not read whole. */
export interface Trouble {
  readonly path: string;
  readonly status: Exclude<Status, 'ok'>;
  readonly reason: Reason;
}

export interface ImportSummary {
  readonly counts: Readonly<ImportCounts>;
  /** By path. */
  readonly troubles: readonly Trouble[];
  readonly skipped: readonly string[];
}

export type Outcome = Saved | 'unchanged' | 'duplicate' | 'unreadable';

/** Adds up an import while it runs. */
export class ImportTally {
  readonly counts: ImportCounts = {
    files: 0, new: 0, changed: 0, unchanged: 0, duplicate: 0, partial: 0, needsOcr: 0, failed: 0, skipped: 0, figures: 0, indicators: 0, findings: 0, scannedPages: 0, doubtfulNumbers: 0, outdated: 0,
  };
  readonly #troubles: Trouble[] = [];

  add(path: string, outcome: Outcome, read: Pick<Known, 'status' | 'reason' | 'counts'>): void {
    this.counts.files++;
    if (outcome === 'new' || outcome === 'changed' || outcome === 'duplicate') this.counts[outcome]++;
    else if (outcome !== 'unreadable') this.counts.unchanged++;
    if (outcome !== 'duplicate') {
      this.counts.figures += read.counts.figure;
      this.counts.indicators += read.counts.indicator;
      this.counts.findings += read.counts.finding;
    }
    if (read.status === 'ok') return;
    this.counts[read.status === 'needs_ocr' ? 'needsOcr' : read.status]++;
    this.#troubles.push({ path, status: read.status, reason: read.reason! });
  }

  /** Notes how much of a report that was just read came from images. */
  addScans({ rows }: Pick<PackedReport, 'rows'>): void {
    const [code, rule] = [KIND_TABLES.issue.columns.indexOf('code'), KIND_TABLES.finding.columns.indexOf('rule')];
    this.counts.scannedPages += rows.issue.filter(({ cells }) => cells[code] === PAGE_READ).length;
    this.counts.doubtfulNumbers += rows.finding.filter(({ cells }) => cells[rule] === DOUBTED).length;
  }

  summary(skipped: readonly string[]): ImportSummary {
    this.counts.skipped = skipped.length;
    return { counts: this.counts, troubles: this.#troubles.sort((a, b) => (a.path < b.path ? -1 : 1)), skipped };
  }
}
