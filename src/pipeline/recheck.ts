import { auditAgain } from '../audit/audit.ts';
import type { Document } from '../model/document.ts';
import { measures } from '../rules/groups/measures.ts';
import type { LoadedGroup, RuleSet } from '../rules/load.ts';
import { packAudited } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import type { StageCache } from '../store/stage-cache.ts';
import { answersStand, decodeAsked } from './asked-questions.ts';
import { decodeDocument } from './document-codec.ts';
import { decodeReading } from './kept-reading.ts';
import { readingKey } from './stage-versions.ts';
import { toFindingRecords } from './to-records.ts';

/** Documents that rules changed for of which it can be told from the cache what they do. Plain data: it crosses to a worker thread. */
export interface RecheckJob {
  readonly documents: readonly Unsure[];
  /** Hash of the rules now. */
  readonly readBy: string;
  /** The `measures` that the documents were read with; null if they are today's. */
  readonly measures: LoadedGroup | null;
  /** Ids of rules of `checks` that are not what they were. */
  readonly checks: 'all' | ReadonlySet<string>;
}

export interface Unsure {
  readonly sha256: string;
  readonly bytes: number;
  /** Where the cache keeps the document and what reading it asked, by each name that it was imported under. */
  readonly keys: readonly { readonly document: string; readonly questions: string }[];
  /** A rule that changed found something in it. */
  readonly had: boolean;
}

/** In the order of the documents: nothing changed, or it has to be read again, or only its findings were made again. */
export type Rechecked = readonly ('same' | 'read' | PackedReport)[];

/** Asks today's rules the questions that each document asked, and lets those of `checks` that changed look for contradictions. */
export async function recheck(job: RecheckJob, rules: RuleSet, cache: StageCache): Promise<Rechecked> {
  const former = job.measures && { groups: { ...rules.groups, [measures.name]: job.measures } };
  const results: (Rechecked[number])[] = [];
  for (const document of job.documents) results.push(await recheckOne(document, { ...job, former }, rules, cache));
  return results;
}

async function recheckOne(of: Unsure, { readBy, checks, former }: RecheckJob & { readonly former: RuleSet | null }, rules: RuleSet, cache: StageCache): Promise<Rechecked[number]> {
  const standing = await standingReading(of, former, rules, cache);
  if (standing === null) return 'read';
  if (checks !== 'all' && checks.size === 0) return 'same';
  const packed = await cache.get(standing.reading);
  if (packed === null) return 'read';
  const { whole, document, hasPlaces, forms, reading } = decodeReading(packed);
  // Doubts about scanned numbers were settled by the document's arithmetic, which these rules are.
  if (reading.doubts) return 'read';
  const findings = auditAgain({ document, forms, reading, rules }, checks === 'all' ? { changed: NONE, had: true } : { changed: checks, had: of.had });
  if (findings === null) return 'same';
  const runs = hasPlaces ? await runsOf(standing.document, cache) : [];
  return runs === null ? 'read' : packAudited({ sha256: of.sha256, bytes: of.bytes, readBy }, whole, toFindingRecords({ text: document.text, runs }, findings));
}

const NONE: ReadonlySet<string> = new Set();

async function runsOf(key: string, cache: StageCache): Promise<Document['runs'] | null> {
  const packed = await cache.get(key);
  return packed && decodeDocument(packed).document.runs;
}

/**
 * Keys of the document and of its reading, if the rules as they were and as they are both answer what it asked as it was answered:
 * then the same reading is right for both. (The cache may hold the questions of some other rules' reading.)
 */
async function standingReading({ keys }: Unsure, former: RuleSet | null, rules: RuleSet, cache: StageCache): Promise<{ document: string; reading: string } | null> {
  for (const { document, questions } of keys) {
    const packed = await cache.get(questions);
    if (!packed) continue;
    const asked = decodeAsked(packed);
    if (!answersStand(asked, rules) || (former && !answersStand(asked, former))) return null;
    return { document, reading: readingKey(questions, asked.answers) };
  }
  return null;
}
