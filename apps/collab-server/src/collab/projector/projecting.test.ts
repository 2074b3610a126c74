import type { WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import type { DocumentRef } from '#platform/documents/documents.port.ts';

import type { CommittedRow } from '../update-log/log-row.ts';
import { createCopyShelf } from './copy-shelf.ts';
import { startProjecting, type ProjectingParts } from './projecting.ts';

const ref: DocumentRef = { id: 'board', kind: 'board', workspace: 'acme' as WorkspaceId };
const row: CommittedRow = {
  document: ref.id,
  seq: 1,
  actor: null,
  origin: 'person',
  cause: null,
  epoch: 1,
  at: new Date(0),
  update: new Uint8Array(),
  quarantined: false,
};
const ignore = () => {};
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A projector whose work ends when it is told to. */
const slowProjector = () => {
  const ends: (() => void)[] = [];
  const mended: string[] = [];
  let heard: (documents: readonly string[]) => void = ignore;
  const settle = () => new Promise<boolean>((resolve) => ends.push(() => resolve(false)));
  const projector: ProjectingParts['projector'] = {
    bring: settle,
    settle,
    repair: async ({ id }) => void mended.push(id),
    behind: async () => [],
    due: async () => [],
    refOf: async () => ref,
    dueNow: (hear) => {
      heard = hear;
      return { sql: '', parameters: () => [], heard: ignore };
    },
  };
  return { projector, ends, mended, hear: () => heard([ref.id]) };
};

test('a document is brought by one at a time, and once more for all who asked meanwhile', async () => {
  const { projector, ends, hear } = slowProjector();
  const running = startProjecting({
    projector,
    shelf: createCopyShelf(),
    log: { follow: () => () => {} },
    onTrouble: ignore,
    behindEveryMs: 60_000,
    dueEveryMs: 60_000,
  });
  for (let ask = 0; ask < 12; ask += 1) {
    hear();
    await soon();
  }
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await soon();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await soon();
  expect(ends).toHaveLength(2);
  await running.stop();
});

test('what a slow projection reads is mended after it, however quiet the document is meanwhile', async () => {
  const { projector, ends, mended } = slowProjector();
  let commit: (rows: CommittedRow[]) => void = ignore;
  const running = startProjecting({
    projector,
    shelf: createCopyShelf(),
    log: {
      follow: (follower) => {
        commit = follower;
        return ignore;
      },
    },
    onTrouble: ignore,
    collectMs: 1,
    quietMs: 5,
    behindEveryMs: 60_000,
    dueEveryMs: 60_000,
  });
  commit([row]);
  while (ends.length === 0) await soon();
  for (let quiet = 0; quiet < 5; quiet += 1) await soon();
  expect(mended).toEqual([]);
  ends[0]?.();
  while (mended.length === 0) await soon();
  expect(mended).toEqual([ref.id]);
  await running.stop();
});
