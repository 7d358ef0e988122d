import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../src/pipeline/check-rules.ts';
import { readDocument, readReading } from '../../src/pipeline/read-report.ts';
import { checks } from '../../src/rules/groups/checks.ts';
import { GROUPS } from '../../src/rules/groups.ts';
import { loadRules } from '../../src/rules/load.ts';
import { rulesOf } from '../../src/rules/rule-set.ts';

const rules = loadRules([path.join(import.meta.dirname, '../../rules')], GROUPS);

/** Ids of the rules that raise a finding on a little document of text; a report's title stands above it unless it brings its own. */
async function raised(text: string): Promise<string[]> {
  const { document } = await readDocument('example.txt', new TextEncoder().encode(exampleDocument(text)));
  return readReading(document, rules).reading.findings.flatMap((finding) => finding.rules.map((id) => id.split('@')[0]!));
}

describe.each(rulesOf(rules, checks).filter((rule) => rule.matches.length > 0).map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(rule.matches)('is raised by %j', async (text) => {
    expect(await raised(text)).toContain(id);
  });
  test.each(rule.rejects)('is not raised by %j', async (text) => {
    expect(await raised(text)).not.toContain(id);
  });
});
