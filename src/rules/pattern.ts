import * as z from 'zod';

/** A regular expression as text, flags `u`: wrong ones are told with their line when the rules are read, not by every document. */
export const pattern = z.string().min(1).superRefine((text, context) => {
  const reason = whyInvalid(text);
  if (reason !== null) context.addIssue({ code: 'custom', message: `“${text}” 不是正则表达式 (not a regular expression): ${reason}` });
});

/** What JavaScript says of it behind the pattern itself: `Unterminated group`. */
function whyInvalid(text: string): string | null {
  try {
    RegExp(text, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ') + 2) : String(error);
  }
}
