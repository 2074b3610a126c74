// The way in on a machine with only Node >= 20 and npm: installs what the lock file says (Node 24 comes with it), then
// runs one command of the project under that Node. Plain JavaScript without dependencies: it runs before there are any.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const pnpm = 'pnpm@12.21.0';
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = {
  'app:start': [['tools/build-web.ts'], ['apps/collab-server/src/main.ts', 'serve', '--demo']],
  'app:test': [['tools/check.ts', '--all']],
};

const [name, ...rest] = process.argv.slice(2);
const steps = commands[name];
if (!steps) {
  console.error(`Unknown command "${name ?? ''}". Known: ${Object.keys(commands).join(', ')}.`);
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Baton needs Node 20 or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}

/** True when node_modules was made from this very lock file. */
const stamp = join(root, 'node_modules', '.baton-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .digest('hex');
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;

if (!installed) {
  console.log('Installing (once; again only when the lock file changes)…');
  const install = spawnSync('npx', ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    console.error(install.stdout, install.stderr);
    console.error('The installation failed. Nothing was started; run the command again once the cause is mended.');
    process.exit(install.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

const bin = join(root, 'node_modules', '.bin');
const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };

/** Node 24 of the installation; on platforms it has no build for, the Node that runs this if it is new enough. */
const node24 = () => {
  const own = join(bin, 'node');
  const works = existsSync(own) && spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout?.startsWith('v24');
  if (works) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  console.error(`Baton runs on Node 24; the installed one does not start here and this is ${process.version}.`);
  process.exit(1);
};

/** npm that is told to end tells its shell alone, which ends without a word to what it started. */
const stopWithParent = (child) => {
  const parent = process.ppid;
  const watch = () => process.ppid === parent || child.kill('SIGTERM');
  setInterval(watch, 500).unref();
};

const node = node24();
for (const [index, step] of steps.entries()) {
  const args = index === steps.length - 1 ? [...step, ...rest] : step;
  const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  stopWithParent(child);
  const code = await new Promise((resolve) => {
    child.on('exit', (status, signal) => resolve(signal ? 1 : status));
  });
  if (code !== 0) process.exit(code ?? 1);
}
