/** Whose words a document is made of. Rules are written with the author's in view; the held-out ones measure what they miss. */
export type Vocabulary = 'author' | 'heldout' | 'all';

export interface Words<T = string> {
  readonly author: readonly T[];
  readonly heldout: readonly T[];
}

export const words = <T>(author: readonly T[], heldout: readonly T[] = []): Words<T> => ({ author, heldout });

/** Choices of a vocabulary; a list without held-out words has the author's. */
export function choices<T>(list: Words<T>, vocabulary: Vocabulary): readonly T[] {
  if (vocabulary === 'author' || list.heldout.length === 0) return list.author;
  return vocabulary === 'heldout' ? list.heldout : [...list.author, ...list.heldout];
}

export const isVocabulary = (name: string): name is Vocabulary => name === 'author' || name === 'heldout' || name === 'all';
