/** `pnpm dev`: the server restarts on change, the web application reloads in place. No account, no network. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const port = process.env['PORT'] ?? '4710';
const web = process.env['WEB_PORT'] ?? '4711';

const children = [
  spawn(process.execPath, ['--watch', 'apps/collab-server/src/main.ts', 'serve', '--demo'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: port, PUBLIC_URL: `http://localhost:${web}` },
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--port', web, '--strictPort'], {
    cwd: join(root, 'apps/web'),
    stdio: 'inherit',
    env: { ...process.env, BATON_URL: `http://localhost:${port}` },
  }),
];

const stop = (): void => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
