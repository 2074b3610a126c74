import type { WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import type { DocumentRef } from '#platform/documents/documents.port.ts';

import { createCopyShelf } from './copy-shelf.ts';
import { startProjecting, type ProjectingParts } from './projecting.ts';

const ref: DocumentRef = { id: 'board', kind: 'board', workspace: 'acme' as WorkspaceId };
const ignore = () => {};
const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A projector whose work ends when it is told to. */
const slowProjector = () => {
  const ends: (() => void)[] = [];
  let heard: (documents: readonly string[]) => void = ignore;
  const settle = () => new Promise<boolean>((resolve) => ends.push(() => resolve(false)));
  const projector: ProjectingParts['projector'] = {
    bring: settle,
    settle,
    repair: async () => {},
    behind: async () => [],
    due: async () => [],
    refOf: async () => ref,
    dueNow: (hear) => {
      heard = hear;
      return { sql: '', parameters: () => [], heard: ignore };
    },
  };
  return { projector, ends, hear: () => heard([ref.id]) };
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
