import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests are of functions alone: nothing that a test changes outlives it. They share what they load, above all the rules,
 * which each file read anew: a quarter of the time.
 */
const PURE = ['audit', 'chinese', 'extract', 'layout', 'model', 'normalise', 'query', 'rules', 'segment', 'tables'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    reporters: ['default', fileURLToPath(new URL('count-reporter.ts', import.meta.url))],
    testTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: PURE } },
    ],
  },
});
