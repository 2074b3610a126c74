import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Plugin } from 'vite';

const publicFolder = join(import.meta.dirname, '../public');
const source = join(import.meta.dirname, 'worker.js');

/**
 * Adds `/worker.js`, which knows every file of this build, and names the build in the page. The name follows from the
 * content alone, so that the same sources give the same worker.
 */
export const offlineBuild = (): Plugin => {
  const publicFiles = readdirSync(publicFolder).toSorted();
  let version = '';
  return {
    name: 'baton:offline-build',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const hash = createHash('sha256').update(html).update(readFileSync(source));
        for (const name of Object.keys(bundle).toSorted()) hash.update(name);
        for (const name of publicFiles) hash.update(readFileSync(join(publicFolder, name)));
        version = hash.digest('hex').slice(0, 16);
        return [{ tag: 'meta', attrs: { name: 'baton-build', content: version }, injectTo: 'head' }];
      },
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const built = Object.keys(bundle).filter((name) => !name.endsWith('.map') && name !== 'index.html');
        const files = ['index.html', ...publicFiles, ...built.toSorted()].map((name) => `'/${name}'`);
        const worker = readFileSync(source, 'utf8')
          .replace('%version%', version)
          .replace("'%files%'", files.join(', '));
        this.emitFile({ type: 'asset', fileName: 'worker.js', source: worker });
      },
    },
  };
};
