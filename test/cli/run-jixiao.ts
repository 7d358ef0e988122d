import { spawn } from 'node:child_process';
import path from 'node:path';
import { vi } from 'vitest';
import { run } from '../../src/cli/run.ts';

export interface Result {
  readonly status: number | null;
  readonly out: string;
  readonly error: string;
}

const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** Runs one command line in this process and catches what it prints: a process for each would take most of the tests' time. */
export async function jixiao(args: readonly string[]): Promise<Result> {
  let [out, error] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((error += String(text)), true)),
    vi.spyOn(console, 'error').mockImplementation((text) => void (error += `${String(text)}\n`)),
  ];
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await run(args);
    return { status: Number(process.exitCode), out, error };
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs one command line as a user would. */
export function startJixiao(args: readonly string[], options: { cwd?: string; env?: Record<string, string>; program?: string } = {}): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [options.program ?? MAIN, ...args], { cwd: options.cwd, env: { ...process.env, JIXIAO_LANG: '', JIXIAO_DEBUG: '', ...options.env } });
    let [out, error] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
    child.on('close', (status) => resolve({ status, out, error }));
  });
}
