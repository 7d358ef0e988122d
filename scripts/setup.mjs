// Installs what is missing, then leaves. Plain JavaScript for Node 18 and newer: it runs before the Node that the
// project brings along (the npm package `node`) is there. `npm start` and `npm test` call it first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.jixiao-setup');
const lock = readFileSync(join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');
const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('正在安装依赖(首次运行需要几分钟) … Installing dependencies (the first run takes a few minutes) …');
  // onnxruntime's install script would download a GPU library; the CPU library is inside the package.
  const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' };
  // `install --no-save` and not `ci`: both keep to the lock file's versions, but `ci` refuses when a registry does not
  // carry the binaries of other platforms that an optional dependency names.
  npm(['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], env);
  // Where npm is set to skip install scripts, the `node` package has not placed its binary yet.
  if (!existsSync(ownNode)) npm(['rebuild', 'node', '--loglevel=error'], env);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function npm(args, env) {
  const windows = process.platform === 'win32';
  const { status, error } = spawnSync(windows ? 'npm.cmd' : 'npm', args, { cwd: root, env, stdio: ['ignore', 2, 2], shell: windows });
  if (error || status !== 0) {
    console.error(`依赖安装失败: npm ${args.join(' ')} ${error ? error.message : `(退出码 ${status})`}。请检查网络或 npm 源设置后重试。`);
    console.error('Installing the dependencies failed. Check the network or the npm registry setting and try again.');
    process.exit(1);
  }
}
