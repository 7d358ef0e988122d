import { audit } from '../audit/audit.ts';
import { extract } from '../extract/extract.ts';
import { readFile } from '../ingest/read-file.ts';
import { layOut } from '../layout/lay-out.ts';
import type { Document } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import type { Reading } from '../model/records.ts';
import type { RuleSet } from '../rules/load.ts';
import { segment } from '../segment/segment.ts';
import { readForms } from '../tables/read-forms.ts';

export interface ReadReport {
  readonly document: Document;
  readonly forms: readonly Form[];
  readonly reading: Reading;
  readonly issues: readonly Issue[];
}

/** Bytes to a document: the part of the pipeline that no rule touches. Throws `DocumentError` when the file cannot be read at all. */
export async function readDocument(name: string, bytes: Uint8Array): Promise<{ document: Document; issues: readonly Issue[] }> {
  const ingested = await readFile(name, bytes);
  if (ingested.kind === 'document') return ingested;
  const laidOut = layOut(ingested.pages, ingested.mediaType, ingested.metadataTitle);
  return { document: laidOut.value, issues: [...ingested.issues, ...laidOut.issues] };
}

/** A document to everything it says. A pure function of document and rules. */
export function readReading(document: Document, rules: RuleSet): ReadReport {
  const sections = segment(document, rules);
  const forms = readForms(document, sections.value, rules);
  const extracted = extract(document, sections.value, forms.value, rules);
  const findings = audit({ document, forms: forms.value, reading: extracted.value, rules });
  return {
    document,
    forms: forms.value,
    reading: { ...extracted.value, findings },
    issues: [...sections.issues, ...forms.issues, ...extracted.issues],
  };
}
