import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeProgram } from '../src/cli/program.ts';

const readme = readFileSync(path.join(import.meta.dirname, '..', 'README.md'), 'utf8');
const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
const [english, chinese] = readme.split('\n# 中文\n') as [string, string];

test('README names every command, in English and in Chinese', async () => {
  const commands = (await makeProgram('0')).commands.map((command) => command.name()).filter((name) => name !== 'help');
  const unnamed = (page: string): string[] => commands.filter((name) => !new RegExp(`\`${name}[ \`]`, 'u').test(page));
  expect([unnamed(english), unnamed(chinese)]).toEqual([[], []]);
});

test('README says why each dependency is there', () => {
  expect(Object.keys(manifest.dependencies).filter((name) => !english.includes(name))).toEqual([]);
});

test('README has no placeholder left', () => {
  expect(readme).not.toMatch(/RESULTS_|SCANS_|```text\n```/u);
});
