// Compiles src/ to dist/ for the npm package. Rules stay where they are: dist/ and src/ both find them one folder up.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const settings = join(root, 'node_modules', '.jixiao-build.json');

rmSync(dist, { recursive: true, force: true });
// Only what differs from tsconfig.json: output, and no tests or scripts.
writeFileSync(settings, JSON.stringify({
  extends: join(root, 'tsconfig.json'),
  compilerOptions: { noEmit: false, allowImportingTsExtensions: false, declaration: false, sourceMap: false, rootDir: join(root, 'src'), outDir: dist, types: ['node'], typeRoots: [join(root, 'node_modules', '@types')] },
  include: [join(root, 'src')],
}));
execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', settings], { cwd: root, stdio: 'inherit' });
rmSync(settings);
// Data that code reads from beside itself.
for (const name of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (/\.(?:ts|md)$/u.test(name) || !/\.[^./\\]+$/u.test(name)) continue;
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  cpSync(join(root, 'src', name), join(dist, name));
}
chmodSync(join(dist, 'cli', 'main.js'), 0o755);
