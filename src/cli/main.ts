#!/usr/bin/env node
import module from 'node:module';

/** The first version with all that is used (zstd in node:zlib). `engines` in package.json says the same; npm only warns. */
const OLDEST = [22, 15] as const;
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(`jixiao 需要 Node.js ${OLDEST.join('.')} 或更新版本, 现在是 ${process.versions.node} (jixiao needs Node.js ${OLDEST.join('.')} or newer)`);
  process.exitCode = 1;
} else {
  // Compiled code is kept in the system's folder for temporary files: the second start takes half the time.
  module.enableCompileCache();
  (await import('./quick-resolve.ts')).resolveQuickly();
  // `jixiao list | head`: the reader has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
}
