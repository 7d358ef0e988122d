import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { paragraphsOf } from '../audit/audit.ts';
import type { AuditedForm } from '../audit/audit.ts';
import type { Document, Span } from '../model/document.ts';
import { answerAgain } from '../normalise/measure-labels.ts';
import { measures } from '../rules/groups/measures.ts';
import type { RuleSet } from '../rules/load.ts';
import type { Extracted } from './read-report.ts';

/** Level 1: a reading is packed once and seldom opened; higher levels take longer than reading the document again would gain. */
const ZSTD = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** What the reading of one document asked the rules, and how they answered. */
export interface Asked {
  readonly questions: readonly string[];
  /** Hash of the answers, in the order of the questions. */
  readonly answers: string;
  /** Hash of the rules that answered: under these the answers need not be worked out again. */
  readonly by: string;
}

/** Whether the rules answer these questions as they were answered. */
export const answersStand = (asked: Asked, rules: RuleSet): boolean => asked.by === rules.groups[measures.name]!.hash || answersHash(asked.questions, rules) === asked.answers;

/** What a reading asked, noted with its answers. */
export const askedOf = (questions: readonly string[], rules: RuleSet): Asked => ({ questions, answers: answersHash(questions, rules), by: rules.groups[measures.name]!.hash });

/** Answers and rules stand in front in clear: mostly they are all that is wanted. */
export const encodeAsked = ({ questions, answers, by }: Asked): Uint8Array => Buffer.concat([Buffer.from(`${answers}\n${by}\n`), zstdCompressSync(JSON.stringify(questions), ZSTD)]);

/** The questions are unpacked when they are asked for. */
export function decodeAsked(bytes: Uint8Array): Asked {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const [first, second] = [text.indexOf('\n'), text.indexOf('\n', text.indexOf('\n') + 1)];
  return {
    answers: text.toString('utf8', 0, first), by: text.toString('utf8', first + 1, second),
    get questions() {
      return JSON.parse(zstdDecompressSync(text.subarray(second + 1)).toString('utf8')) as string[];
    },
  };
}

const remembered = new WeakMap<RuleSet, Map<string, string>>();

/** Hash of how these rules answer. Labels repeat from document to document, so their answers are remembered. */
function answersHash(questions: readonly string[], rules: RuleSet): string {
  let known = remembered.get(rules);
  if (!known) remembered.set(rules, (known = new Map()));
  const hash = createHash('sha256');
  for (const question of questions) {
    let answer = known.get(question);
    if (answer === undefined) known.set(question, (answer = answerAgain(question, rules)));
    hash.update(`${question}\n${answer}\n`);
  }
  return hash.digest('base64').slice(0, 22);
}

/** What is kept of a reading: enough to look for contradictions again and to write its records, without opening the document. */
export interface KeptReading extends Pick<Extracted, 'reading' | 'issues'> {
  readonly forms: readonly AuditedForm[];
  readonly paragraphs: readonly Span[];
  readonly text: string;
}

export function encodeReading(document: Document, { forms, reading, issues }: Extracted): Uint8Array {
  const kept = forms.map(({ kind, tables, title, header, prose, unknown }): AuditedForm => ({ kind, tables, title, header, prose, unknown }));
  const paragraphs = paragraphsOf(document).flatMap(({ start, end }) => [start, end]);
  return zstdCompressSync(JSON.stringify({ forms: kept, reading, issues, paragraphs, text: document.text }), ZSTD);
}

/** The bytes are our own, so their shape is trusted. */
export function decodeReading(bytes: Uint8Array): KeptReading {
  const kept = JSON.parse(zstdDecompressSync(bytes).toString('utf8')) as Omit<KeptReading, 'paragraphs'> & { paragraphs: number[] };
  const paragraphs: Span[] = [];
  for (let i = 0; i < kept.paragraphs.length; i += 2) paragraphs.push({ start: kept.paragraphs[i]!, end: kept.paragraphs[i + 1]! });
  return { ...kept, paragraphs };
}
