import { afterEach, expect, test } from 'vitest';
import type { Job } from '../../src/pipeline/job.ts';
import { startAnalysers } from '../../src/pipeline/analysers.ts';
import type { Analysers } from '../../src/pipeline/analysers.ts';
import { newPulse, TookTooLong, withinLimit } from '../../src/pipeline/time-limit.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';

const NO_RULES: RuleSet = { groups: {} };
const NO_SCANS = { settings: { mode: 'never', engine: 'both' }, version: '', cache: null } as const;
const LIMIT_MS = 1000;

let analysers: Analysers;
afterEach(() => analysers?.close());

const start = async (): Promise<Analysers> =>
  (analysers = await startAnalysers(2, NO_RULES, NO_SCANS, { limitMs: LIMIT_MS, worker: new URL('slow-worker.ts', import.meta.url) }));
const aJob = (name: string): Job => ({ name, sha256: name, size: 1, input: { kind: 'bytes', bytes: new Uint8Array(1) }, readBy: '', keys: { document: '', questions: '' } });
const endOf = async (name: string): Promise<string> => {
  const { status, reason } = (await analysers.run(aJob(name))).report;
  return `${status} ${reason?.code}: ${reason?.message} (${reason?.messageEn})`;
};

test('a file that never ends is given up with a reason in words, and the others are read, those waiting behind it too', async () => {
  await start();
  const names = ['loop 1', 'loop 2', 'a.txt', 'b.txt'];
  const givenUp = 'failed took_too_long: 读了 1 秒还没有读完, 已放弃 (not read within 1 seconds, given up)';
  expect(await Promise.all(names.map(endOf))).toEqual([givenUp, givenUp, 'failed read: a.txt (a.txt)', 'failed read: b.txt (b.txt)']);
  expect(await endOf('c.txt')).toBe('failed read: c.txt (c.txt)');
});

test('a scanned volume may take longer than the limit as long as page after page is read', async () => {
  await start();
  expect(await endOf('volume.pdf')).toBe('failed read: volume.pdf (volume.pdf)');
});

test('what does not end in the same thread is given up where it only waits', async () => {
  const pulse = newPulse();
  pulse[0] = 1;
  await expect(withinLimit(50, pulse, () => new Promise(() => {}))).rejects.toThrow(TookTooLong);
});

test('ten minutes are called minutes', () => {
  expect(new TookTooLong(600_000).reason.message).toBe('读了 10 分钟还没有读完, 已放弃');
});
