import { audit } from '../audit/audit.ts';
import { extract } from '../extract/extract.ts';
import { readFile } from '../ingest/read-file.ts';
import { layOut } from '../layout/lay-out.ts';
import type { Document } from '../model/document.ts';
import type { Form } from '../model/form.ts';
import type { Issue } from '../model/outcome.ts';
import type { Reading } from '../model/records.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { segment } from '../segment/segment.ts';
import { readForms } from '../tables/read-forms.ts';
import type { Extracted } from './extracted.ts';
import type { OcrChoice } from './ocr-choice.ts';
import { readScans } from './read-scans.ts';
import { settleDoubts } from './settle-doubts.ts';

export interface ReadReport {
  readonly document: Document;
  readonly forms: readonly Form[];
  readonly reading: Reading;
  readonly issues: readonly Issue[];
}

/** Bytes to a document: the part of the pipeline that no rule touches. Throws `DocumentError` when the file cannot be read at all. */
export async function readDocument(name: string, bytes: Uint8Array, ocr: OcrChoice | null = null, onPage?: () => void): Promise<{ document: Document; issues: readonly Issue[] }> {
  const ingestedFile = await readFile(name, bytes, onPage && { onPage });
  if (ingestedFile.kind === 'document') return ingestedFile;
  const ingested = ocr ? await readScans(ingestedFile, bytes, ocr) : ingestedFile;
  const laidOut = layOut(ingested.pages, ingested.mediaType, ingested.metadataTitle);
  return { document: laidOut.value, issues: [...ingested.issues, ...laidOut.issues] };
}

/** A document to everything it says. A pure function of document and rules. */
export function readReading(document: Document, rules: RuleSet): ReadReport {
  const extracted = extractReading(document, rules);
  const findings = audit({ document, forms: extracted.forms, reading: extracted.reading, rules });
  return { document, ...extracted, reading: { ...extracted.reading, findings } };
}

export function extractReading(document: Document, rules: RuleSet): Extracted {
  return settleDoubts(document, extractOnce(document, rules), rules, (tried) => extractOnce(tried, rules));
}

function extractOnce(document: Document, rules: RuleSet): Extracted {
  const sections = segment(document, rules);
  const forms = readForms(document, sections.value, rules);
  const extracted = extract(document, sections.value, forms.value, rules);
  return { forms: forms.value, reading: extracted.value, issues: [...sections.issues, ...forms.issues, ...extracted.issues] };
}
