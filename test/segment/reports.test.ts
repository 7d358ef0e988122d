import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { outlineOf } from './a-report.ts';

/** Invented reports in the manner of many provinces; `NAME.outline.txt` is the outline that a careful reader gives them. */
const folder = path.join(import.meta.dirname, 'reports');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && !name.endsWith('.outline.txt'));

test.each(names)('the outline of %s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8').replace(/^#+ |\*\*/gmu, '').replaceAll('\t', '|');
  const file = path.join(folder, name.replace('.txt', '.outline.txt'));
  expect(`${outlineOf(text).join('\n')}\n`).toBe(readFileSync(file, 'utf8'));
});
