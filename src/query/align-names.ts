import { createRequire } from 'node:module';
import type { Concepts } from './concepts.ts';
import { cutWords } from './cut-words.ts';

/** The two parts of `natural` that are used. Its entry loads classifiers, WordNet and storage drivers, half a second that nothing here needs. */
interface TfIdf {
  addDocument(words: readonly string[]): void;
  listTerms(document: number): { readonly term: string; readonly tfidf: number }[];
}
interface Distances {
  DiceCoefficient(a: string, b: string): number;
  JaroWinklerDistance(a: string, b: string, options: object): number;
}
const require = createRequire(import.meta.url);
const { TfIdf } = require('natural/lib/natural/tfidf') as { readonly TfIdf: new () => TfIdf };
const { DiceCoefficient, JaroWinklerDistance } = require('natural/lib/natural/distance') as Distances;

/** Why a name counts as the one that was asked for. */
export interface AlignedName {
  readonly name: string;
  readonly why: 'same' | 'concept' | 'similar';
  /** Id of the concept rule. */
  readonly rule: string | null;
  /** 0 to 1; 1 for the same name. */
  readonly similarity: number;
}

export interface Alignment {
  readonly aligned: readonly AlignedName[];
  /** Alike, but not enough to be taken for the same: for people to judge. */
  readonly near: readonly AlignedName[];
}

/**
 * Names this similar are one. Measured on all pairs of names in rules/concepts.yaml without their rules: from 0.85 on
 * every pair is of one concept; at 0.8 pairs like 资金拨付率 and 资金拨付及时率 begin to join.
 */
const SAME = 0.85;
const NEAR = 0.45;
const NEAR_SHOWN = 8;
/** Names compared word by word; those that share the most characters with the one asked for. */
const COMPARED = 500;

/** Which of `names` mean what `wanted` means: the same but for affixes, one concept by rule, or nearly the same words. */
export function alignNames(wanted: string, names: readonly string[], concepts: Concepts): Alignment {
  const core = concepts.core(wanted);
  const concept = concepts.find(wanted);
  const aligned: AlignedName[] = [];
  const others: string[] = [];
  for (const name of names) {
    if (concepts.core(name) === core) aligned.push({ name, why: 'same', rule: null, similarity: 1 });
    else if (concept && concepts.find(name) === concept) aligned.push({ name, why: 'concept', rule: concept.id, similarity: 1 });
    // Another concept is another thing, however alike the words.
    else if (concepts.find(name) === null) others.push(name);
  }
  const compared = rankBySimilarity(core, others, concepts);
  return {
    aligned: [...aligned, ...compared.filter((name) => name.similarity >= SAME)],
    near: compared.filter((name) => name.similarity >= NEAR && name.similarity < SAME).slice(0, NEAR_SHOWN),
  };
}

function rankBySimilarity(core: string, names: readonly string[], concepts: Concepts): AlignedName[] {
  const rough = names
    .map((name) => ({ name, core: concepts.core(name), dice: 0 }))
    .map((candidate) => ({ ...candidate, dice: DiceCoefficient(core, candidate.core) }))
    .filter((candidate) => candidate.dice > 0)
    .sort((a, b) => b.dice - a.dice || (a.name < b.name ? -1 : 1))
    .slice(0, COMPARED);
  if (rough.length === 0) return [];
  const tfidf = new TfIdf();
  for (const words of cutWords([core, ...rough.map((candidate) => candidate.core)])) tfidf.addDocument(words);
  const wanted = weights(tfidf, 0);
  return rough
    .map(({ name, core: other, dice }, i): AlignedName => {
      // Words decide. A slip of one character is alike in spelling only: 第一产业 and 第二产业 are, too, so it is shown and not joined.
      const words = cosine(wanted, weights(tfidf, i + 1)) * 0.7 + dice * 0.3;
      const spelling = JaroWinklerDistance(core, other, {});
      const similarity = words >= SAME && concepts.sameHead(core, name) ? words : Math.min(Math.max(words, spelling * 0.8), SAME - 0.01);
      return { name, why: 'similar', rule: null, similarity: Math.round(similarity * 100) / 100 };
    })
    .sort((a, b) => b.similarity - a.similarity || (a.name < b.name ? -1 : 1));
}

type Weights = ReadonlyMap<string, number>;

const weights = (tfidf: TfIdf, document: number): Weights => new Map(tfidf.listTerms(document).map((entry) => [entry.term, entry.tfidf]));

function cosine(a: Weights, b: Weights): number {
  let product = 0;
  for (const [term, weight] of a) product += weight * (b.get(term) ?? 0);
  const length = (vector: Weights): number => Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  return product === 0 ? 0 : product / (length(a) * length(b));
}
