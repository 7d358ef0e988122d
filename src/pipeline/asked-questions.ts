import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { answerAgain } from '../normalise/measure-labels.ts';
import { measures } from '../rules/groups/measures.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** Level 1: they are packed once and seldom opened. */
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
