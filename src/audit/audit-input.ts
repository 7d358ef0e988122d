import type { ImageBlock, Paragraph, Table } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Reading } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** What audit looks at of a form: the rest has become records. */
export type AuditedForm = Pick<Form, 'kind' | 'tables' | 'title' | 'header' | 'prose' | 'unknown'>;

/** What audit looks at of a document as laid out. */
export interface AuditedDocument {
  readonly text: string;
  readonly blocks: readonly AuditedBlock[];
}
export type AuditedBlock = Pick<Paragraph, 'kind' | 'start' | 'end'> | Pick<Table, 'kind' | 'index' | 'caption'> | Pick<ImageBlock, 'kind'>;

/** Several of the parts may be read from a cache when they are first asked for. */
export interface AuditInput {
  readonly document: AuditedDocument;
  readonly forms: readonly AuditedForm[];
  readonly reading: Omit<Reading, 'findings'>;
  readonly rules: RuleSet;
}
