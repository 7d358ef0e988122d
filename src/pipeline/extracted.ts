import type { Form } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import type { Reading } from '../model/records.ts';

/** What a document says before its contradictions are looked for: what every rule but those of `checks` decides. */
export interface Extracted {
  readonly forms: readonly Form[];
  readonly reading: Omit<Reading, 'findings'>;
  readonly issues: readonly Issue[];
}
