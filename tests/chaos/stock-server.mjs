import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * Hocuspocus as it comes, storing with its default debounce: the control that shows that the harness sees losses. Run as
 * a process of its own; prints its port. The one argument is the file it stores to.
 */
const require = createRequire(new URL('../../apps/collab-server/package.json', import.meta.url));
const { Server } = await import(require.resolve('@hocuspocus/server'));
const { applyUpdate, encodeStateAsUpdate } = await import(require.resolve('yjs'));
const file = process.argv[2] ?? '';

const server = new Server({
  port: 0,
  quiet: true,
  onLoadDocument: async ({ document }) => {
    const state = await readFile(file).catch(() => null);
    if (state) applyUpdate(document, state);
  },
  onStoreDocument: async ({ document }) => {
    await writeFile(file, encodeStateAsUpdate(document));
  },
});
await server.listen();
console.log(JSON.stringify({ port: server.address.port }));
