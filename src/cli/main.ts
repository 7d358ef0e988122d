#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's folder for temporary files: the second start takes half the time.
enableCompileCache();
// `jixiao list | head`: the reader has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const { run } = await import('./run.ts');
await run(process.argv.slice(2));
