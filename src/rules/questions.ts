/**
 * Which questions a reading put to a rule group. A reading hangs on a group only through the answers: where all of them
 * stay the same under changed rules, the reading does, and need not be made again (`pipeline/rebuild.ts`).
 */

let asked: Set<string> | null = null;

/** Notes a question while a reading is listened to. A question is text that its group can answer again. */
export function noteQuestion(question: string): void {
  asked?.add(question);
}

/** Does `work`, which must not wait for anything, and returns the questions it asked, each once. */
export function listening<T>(work: () => T): { readonly value: T; readonly questions: readonly string[] } {
  const before = asked;
  const mine = new Set<string>();
  asked = mine;
  try {
    return { value: work(), questions: [...mine] };
  } finally {
    asked = before;
  }
}
