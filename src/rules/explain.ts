import * as z from 'zod';

/** What is wrong with a value, and where in it. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly messageEn: string;
}

const chinese = z.locales.zhCN().localeError;

/** The first thing that a schema has against a value; null if there is none. */
export function complaintAbout(schema: z.ZodType, value: unknown): Complaint | null {
  const english = schema.safeParse(value).error?.issues[0];
  const translated = schema.safeParse(value, { error: chinese }).error?.issues[0];
  if (!english || !translated) return null;
  const [{ path, message: messageEn }, { message }] = [plainest(english), plainest(translated)];
  return { path, message, messageEn };
}

type Issue = z.core.$ZodIssue;

/** Of a value that may have several shapes, what the likeliest has against it: the one that knows its fields, and of these the one with least to say. */
function plainest(issue: Issue): Pick<Issue, 'path' | 'message'> {
  if (issue.code !== 'invalid_union') return issue;
  const shapes = issue.errors.filter((issues) => issues.length > 0);
  if (shapes.length === 0) {
    // zod's Chinese does not say what there is.
    const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
    return known.every((option) => issue.message.includes(option)) ? issue : { path: issue.path, message: `${issue.message}, 有: ${known.join(' ')}` };
  }
  const strange = (issues: readonly Issue[]): number => Number(issues.some(({ code }) => code === 'unrecognized_keys'));
  const likeliest = shapes.toSorted((a, b) => strange(a) - strange(b) || a.length - b.length)[0]!;
  const inner = plainest(likeliest[0]!);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}
