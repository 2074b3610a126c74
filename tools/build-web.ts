/** Builds the web application when its sources changed since the last build; otherwise does nothing. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const web = join(root, 'apps/web');
const stamp = join(web, 'dist/.sources');

const sources = [
  'pnpm-lock.yaml',
  'apps/web/{src,public,worker}/**/*',
  'apps/web/{index.html,customer.html,package.json,vite.config.ts,vite-customer.config.ts}',
  'packages/{ui,schema,editor}/src/**/*',
];

const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).toSorted()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
  }
  return hash.digest('hex');
};

const now = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  console.log('Building the web application…');
  const vite = join(web, 'node_modules/vite/bin/vite.js');
  // The application first: it empties the folder that the customer's page is put into.
  for (const config of ['vite.config.ts', 'vite-customer.config.ts']) {
    const parts = [vite, 'build', '--config', config, '--logLevel', 'warn'];
    const build = spawnSync(process.execPath, parts, { cwd: web, stdio: 'inherit' });
    if (build.status !== 0) process.exit(build.status ?? 1);
  }
  writeFileSync(stamp, now);
}
