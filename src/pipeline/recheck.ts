import { auditAgain } from '../audit/audit.ts';
import type { Document } from '../model/document.ts';
import { measures } from '../rules/groups/measures.ts';
import type { LoadedGroup, RuleSet } from '../rules/rule-set.ts';
import { packAudited } from '../store/pack.ts';
import type { PackedReport } from '../store/pack.ts';
import type { StageCache } from '../store/stage-cache.ts';
import { answersStand, decodeAsked } from './asked-questions.ts';
import { decodeDocument } from './document-codec.ts';
import { decodeReading } from './kept-reading.ts';
import { documentKey, questionsKey, readBy, readingKey } from './stage-versions.ts';
import type { Versions } from './stage-versions.ts';
import { toFindingRecords } from './to-records.ts';

/** Documents that rules changed for of which it can be told from the cache what they do. Plain data: it crosses to a worker thread. */
export interface RecheckJob {
  readonly documents: readonly Unsure[];
  readonly versions: Versions;
  /** The `measures` that the documents were read with; null if they are today's. */
  readonly measures: LoadedGroup | null;
  /** Ids of rules of `checks` that are not what they were. */
  readonly checks: 'all' | ReadonlySet<string>;
}

export interface Unsure {
  readonly sha256: string;
  readonly bytes: number;
  /** Names under which it was imported. */
  readonly names: readonly string[];
  /** A rule that changed found something in it. */
  readonly had: boolean;
}

/** In the order of the documents: nothing changed, or it has to be read again, or only its findings were made again. */
export type Rechecked = readonly ('same' | 'read' | PackedReport)[];

/** Asks today's rules the questions that each document asked, and lets those of `checks` that changed look for contradictions. */
export async function recheck(job: RecheckJob, rules: RuleSet, cache: StageCache): Promise<Rechecked> {
  const former = job.measures && { groups: { ...rules.groups, [measures.name]: job.measures } };
  const key = readBy(job.versions, rules);
  const results: (Rechecked[number])[] = [];
  for (const document of job.documents) results.push(await recheckOne(document, { ...job, former, readBy: key }, rules, cache));
  return results;
}

interface Recheck extends RecheckJob {
  readonly former: RuleSet | null;
  readonly readBy: string;
}

async function recheckOne(of: Unsure, { readBy: key, checks, former, versions }: Recheck, rules: RuleSet, cache: StageCache): Promise<Rechecked[number]> {
  const standing = await standingReading(of, former, rules, versions, cache);
  if (standing === null) return 'read';
  if (checks !== 'all' && checks.size === 0) return 'same';
  const packed = await cache.get(standing.reading);
  if (packed === null) return 'read';
  const kept = decodeReading(packed);
  // Doubts about scanned numbers were settled by the document's arithmetic, which these rules are.
  if (kept.reading.doubts && kept.reading.doubts.length > 0) return 'read';
  const findings = auditAgain(kept, rules, checks === 'all' ? { changed: NONE, had: true } : { changed: checks, had: of.had });
  if (findings === null) return 'same';
  const runs = kept.hasPlaces ? await runsOf(standing.document, cache) : [];
  return runs === null ? 'read' : packAudited({ sha256: of.sha256, bytes: of.bytes, readBy: key }, kept.whole, toFindingRecords({ text: kept.document.text, runs }, findings));
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
async function standingReading({ sha256, names }: Unsure, former: RuleSet | null, rules: RuleSet, versions: Versions, cache: StageCache): Promise<{ document: string; reading: string } | null> {
  for (const name of names) {
    const document = documentKey(versions, sha256, name);
    const questions = questionsKey(versions, rules, document);
    const packed = await cache.get(questions);
    if (!packed) continue;
    const asked = decodeAsked(packed);
    if (!answersStand(asked, rules) || (former && !answersStand(asked, former))) return null;
    return { document, reading: readingKey(questions, asked.answers) };
  }
  return null;
}
