import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

import type { WorkspaceId } from '@baton/schema/shared';
import * as Y from 'yjs';

import { liveClient } from '#tests/live-client.ts';

import { contains } from './acknowledged.ts';
import type { Scenario } from './scenario.ts';
import { keepTyping } from './typist.ts';

/** The same fault on stock Hocuspocus must lose acknowledged edits, or the harness could not see a loss. */
export const stockControl: Scenario = {
  name: 'stock-control',
  run: async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'baton-stock-'));
    const file = path.join(folder, 'state');
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'stock-server.mjs'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const line = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()).value as string;
    const { port } = JSON.parse(line) as { port: number };
    const as = { cookie: 'none', workspace: 'none' as WorkspaceId };
    const tabs = Array.from({ length: 5 }, () =>
      liveClient({ url: `http://127.0.0.1:${port}`, as, document: 'stock' }),
    );
    await Promise.all(tabs.map((tab) => tab.synced()));
    const stops = tabs.map((tab, place) =>
      keepTyping(20, () => tab.doc.getMap('typed').set(`${place} ${Math.random()}`, 1)),
    );
    await pause(5_000);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    for (const stop of stops) stop();
    const kept = new Y.Doc();
    const state = await readFile(file).catch(() => null);
    if (state) Y.applyUpdate(kept, state);
    const acked = tabs.flatMap((tab) => tab.acked);
    const lost = acked.filter((update) => !contains(kept, update)).length;
    for (const tab of tabs) tab.leave();
    await rm(folder, { recursive: true, force: true });
    return { ok: lost > 0, acknowledged: acked.length, lost };
  },
};
