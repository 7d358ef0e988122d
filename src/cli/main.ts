#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept in the system's folder for temporary files: the second start takes half the time.
enableCompileCache();
const { run } = await import('./run.ts');
await run(process.argv.slice(2));
