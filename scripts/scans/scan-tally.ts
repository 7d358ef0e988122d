import { fold } from '../../src/chinese/fold.ts';
import type { Document } from '../../src/model/document.ts';
import { isDoubtful } from '../../src/audit/checks/ocr-confidence.ts';
import type { Finding, NumberDoubt, Reading } from '../../src/model/records.ts';
import { checks } from '../../src/rules/groups/checks.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { TrueFinding } from '../generator/truth.ts';
import { isSameFinding } from '../same-finding.ts';

export interface ScanTarget {
  readonly cells: number;
  readonly figures: number;
  readonly numbers: number;
  /** Wrong numbers without a finding, as a share of all numbers. */
  readonly silent: number;
  /** Characters wrong, as a share. */
  readonly characters: number;
}

/** What issue 5 asks for at each level. */
export const TARGETS: Readonly<Record<string, ScanTarget>> = {
  'clean-300': { cells: 0.99, figures: 0.98, numbers: 0.998, silent: 0, characters: 0.003 },
  'office-200': { cells: 0.98, figures: 0.97, numbers: 0.995, silent: 1 / 2000, characters: 0.008 },
  'poor-150': { cells: 0.93, figures: 0.9, numbers: 0.97, silent: 1 / 200, characters: 0.03 },
};

/** The confidence below which the rules call a number doubtful. */
export function lowestConfidence(rules: RuleSet): number {
  const rule = rulesOf(rules, checks).find(({ check }) => check === 'ocr-confidence');
  return Number(rule?.settings['lowest'] ?? 0);
}

/** A scan and the document that was scanned. */
export interface Scanned {
  readonly truth: Document;
  readonly scan: Document;
  readonly reading: Reading;
  /** What is found in the document itself. */
  readonly digital: readonly Finding[];
  /** Contradictions that were put into it. */
  readonly planted: readonly TrueFinding[];
}

interface PrintedNumber {
  readonly text: string;
  readonly flagged: boolean;
}

/** Counts of one level of degradation over many documents. */
export class ScanTally {
  readonly name: string;
  /** Confidence below which `check.reading.ocr-confidence` makes a finding. */
  readonly #lowest: number;
  #f1: Record<string, { f1: number }> = {};
  #numbers = 0;
  #right = 0;
  #silent = 0;
  #lost = 0;
  #flaggedRight = 0;
  #characters = 0;
  #wrong = 0;
  #pages = 0;
  #ms = 0;
  #documents = 0;
  #contradictions = 0;
  readonly #planted = { told: 0, doubted: 0, missed: 0 };

  constructor(name: string, lowest: number) {
    this.name = name;
    this.#lowest = lowest;
  }

  time(ms: number, pages: number): void {
    this.#ms += ms;
    this.#pages += pages;
  }

  score(f1: Record<string, { f1: number }>): void {
    this.#f1 = f1;
  }

  /**
   * Holds a scan against the digital document. Numbers (with their sign) and characters are compared page by page, whatever their order;
   * a number counts as lost where a page lacks more numbers than it has wrong ones. Returns what is wrong, for a reader.
   */
  compare({ truth, scan, reading, digital, planted }: Scanned): string[] {
    this.#documents++;
    const missed = this.#findings(reading.findings, digital, planted);
    const doubts = (reading.doubts ?? []).filter((doubt) => doubt.settled !== 'first' && isDoubtful(doubt, this.#lowest));
    for (const { number } of truth.pages) {
      const pool = new Map<string, PrintedNumber[]>();
      for (const found of numbersOf(scan, number, doubts)) pool.set(found.text, [...(pool.get(found.text) ?? []), found]);
      // Of several that read alike the ones without a doubt are taken for the printed ones.
      for (const alike of pool.values()) alike.sort((a, b) => Number(a.flagged) - Number(b.flagged));
      let lost = 0;
      for (const { text } of numbersOf(truth, number, [])) {
        this.#numbers++;
        const found = pool.get(text)?.shift();
        if (!found) {
          missed.push(`p${number} lost ${text}`);
          lost++;
        } else {
          this.#right++;
          if (found.flagged) this.#flaggedRight++;
        }
      }
      for (const { text, flagged } of [...pool.values()].flat()) {
        if (!flagged) this.#silent++;
        missed.push(`p${number} read ${text}${flagged ? '?' : ''}`);
        lost--;
      }
      this.#lost += Math.max(0, lost);
      const want = lettersOf(truth, number);
      const have = lettersOf(scan, number);
      let [less, more] = [0, 0];
      for (const c of new Set([...want.keys(), ...have.keys()])) {
        const difference = (have.get(c) ?? 0) - (want.get(c) ?? 0);
        if (difference < 0) less -= difference;
        else more += difference;
        this.#characters += want.get(c) ?? 0;
        if (difference !== 0) missed.push(`${difference > 0 ? '+' : ''}${difference}${c}`);
      }
      this.#wrong += Math.max(less, more);
    }
    return missed;
  }

  /** A contradiction that the document itself does not hold is a misreading reported as the department's; one that it holds is told, told as a doubt, or missed. */
  #findings(findings: readonly Finding[], digital: readonly Finding[], planted: readonly TrueFinding[]): string[] {
    const told = findings.filter(({ kind, severity, rule }) => (kind === 'contradiction' && severity !== 'info') || rule === 'text_truncated');
    const doubted = findings.filter(({ kind, severity }) => kind === 'reading' && severity === 'info');
    const printed = new Set(digital.map(saying));
    const wrong = told.filter((finding) => finding.kind === 'contradiction' && !printed.has(saying(finding)) && !planted.some((want) => isSameFinding(want, finding)));
    this.#contradictions += wrong.length;
    const missed: string[] = wrong.map((finding) => `false ${finding.rule}: ${finding.message}`);
    for (const want of planted) {
      // What is not found without a scanner is no matter of scans.
      if (!digital.some((finding) => isSameFinding(want, finding))) continue;
      if (told.some((finding) => isSameFinding(want, finding))) this.#planted.told++;
      else if (doubted.some((finding) => isSameFinding(want, finding))) this.#planted.doubted++;
      else {
        this.#planted.missed++;
        missed.push(`missed ${want.rule}: ${want.message}`);
      }
    }
    return missed;
  }

  lines(target: ScanTarget | undefined): string[] {
    const share = (part: number, whole: number): number => part / Math.max(1, whole);
    const row = (what: string, value: number, wanted: number | undefined, atLeast: boolean): string =>
      `${this.name.padEnd(14)} ${what.padEnd(34)} ${(value * 100).toFixed(3).padStart(8)} %${wanted === undefined ? '' : `   target ${atLeast ? '≥' : '≤'} ${(wanted * 100).toFixed(2)} %  ${(atLeast ? value >= wanted : value <= wanted) ? 'met' : 'MISSED'}`}`;
    const planted = this.#planted.told + this.#planted.doubted + this.#planted.missed;
    const f1 = (kind: string): number | null => this.#f1[kind]?.f1 ?? null;
    const cells = f1('indicators');
    const figures = f1('figures');
    return [
      ...(cells === null ? [] : [row('indicator cells F1', cells, target?.cells, true)]),
      ...(figures === null ? [] : [row('figures F1', figures, target?.figures, true)]),
      row(`numbers exactly right (of ${this.#numbers})`, share(this.#right, this.#numbers), target?.numbers, true),
      row('wrong numbers without a finding', share(this.#silent, this.#numbers), target?.silent, false),
      row('numbers lost with nothing in place', share(this.#lost, this.#numbers), undefined, false),
      row('right numbers doubted', share(this.#flaggedRight, this.#numbers), undefined, false),
      row('characters wrong', share(this.#wrong, this.#characters), target?.characters, false),
      `${this.name.padEnd(14)} ${Math.round(share(this.#ms, this.#pages))} ms of processor a page, ${this.#pages} pages of ${this.#documents} documents; contradictions reported that are not printed: ${this.#contradictions}`,
      ...(planted === 0 ? [] : [
        row(`planted contradictions told (of ${planted})`, share(this.#planted.told, planted), undefined, true),
        row('the same, told or doubted', share(this.#planted.told + this.#planted.doubted, planted), undefined, true),
      ]),
    ];
  }
}

/** Printed numbers of a page, each with its sign: digits whose runs stand side by side are one number. */
const saying = ({ rule, expected, stated }: Finding): string => `${rule}|${expected}|${stated}`;

function numbersOf({ runs, text }: Document, page: number, doubts: readonly NumberDoubt[]): PrintedNumber[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end, page: on } of runs) {
    if (on !== page) continue;
    const last = stretches.at(-1);
    if (last?.end === start) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches.flatMap(({ start, end }) => {
    const folded = fold(text.slice(start, end), start);
    return [...folded.text.matchAll(NUMBER)].map((match) => {
      const at = folded.span(match.index, match.index + match[0].length);
      return { text: match[0].replaceAll(',', ''), flagged: doubts.some((doubt) => doubt.start < at.end && doubt.end > at.start) };
    });
  });
}

/** A minus between digits or behind a letter is none. */
const NUMBER = /(?:(?<![\dA-Za-z)%])-)?\d+(?:,\d{3})*(?:\.\d+)?/gu;

function lettersOf(document: Document, page: number): Map<string, number> {
  const letters = new Map<string, number>();
  for (const run of document.runs) {
    if (run.page !== page) continue;
    // Leaders are drawn with as many dots as there is room.
    for (const c of fold(document.text.slice(run.start, run.end)).text.replace(/[.…·]{3,}|…+/gu, '')) if (c.trim() !== '') letters.set(c, (letters.get(c) ?? 0) + 1);
  }
  return letters;
}
