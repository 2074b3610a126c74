import { isDeepStrictEqual } from 'node:util';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createDeal, type Place } from '@baton/schema/deals';
import type { DealId, Role } from '@baton/schema/shared';
import * as Y from 'yjs';

import { aBoard } from '#tests/board-world.ts';
import { liveClient, type ClientOptions, type LiveClient } from '#tests/live-client.ts';
import { liveNode } from '#tests/live-node.ts';
import { aMember, aWorkspace, type TestMember } from '#tests/people.ts';
import type { TestDatabase } from '#tests/test-database.ts';

/** A board in a workspace, a node that serves it, and a way to let people come and go. */
export const liveWorld = async (db: TestDatabase, options: Parameters<typeof liveNode>[1] = {}) => {
  const workspace = await aWorkspace(db.sql);
  const board = await aBoard(db, workspace.id);
  await db.sql`insert into containers values (${workspace.id}, ${board.id}, 'board', 'workspace') on conflict do nothing`;
  const node = await liveNode(db, options);
  const clients: LiveClient[] = [];
  const world = {
    workspace,
    board,
    node,
    document: `board:${board.id}`,
    member: (role: Role = 'member') => aMember(db.sql, workspace, role),
    /** Opens the board in a tab of this person's, without waiting for it. */
    knock: (as: TestMember, more: Partial<ClientOptions> = {}): LiveClient => {
      const client = liveClient({ url: node.url, as, document: world.document, ...more });
      clients.push(client);
      return client;
    },
    /** Opens the board and waits until it is there. */
    tab: async (as?: TestMember, more: Partial<ClientOptions> = {}): Promise<LiveClient> => {
      const client = world.knock(as ?? (await world.member()), more);
      await client.synced();
      return client;
    },
    rowsInLog: async (): Promise<number> => {
      const [row] = await db.sql`select count(*)::int as rows from document_updates where document = ${board.id}`;
      return Number(row?.['rows']);
    },
    replay: () => board.replay(),
    stop: async () => {
      for (const client of clients) client.leave();
      await node.stop();
    },
  };
  return world;
};
export type LiveWorld = Awaited<ReturnType<typeof liveWorld>>;

/** Puts a card on the board as a person does; returns its id. */
export const aDeal = (doc: Y.Doc, place: Place, title: string): DealId => {
  const id = newId() as DealId;
  const about = {
    accountId: null,
    amount: null,
    currency: 'EUR',
    ownerId: null,
    closeOn: null,
    labels: [],
    productId: null,
  };
  createDeal(doc, { id, title, ...about }, place, Math.random);
  return id;
};

/** Do these documents hold the same, deletions included? */
export const sameContent = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) &&
  isDeepStrictEqual(one.getMap('deals').toJSON(), other.getMap('deals').toJSON()) &&
  isDeepStrictEqual(one.getMap('stages').toJSON(), other.getMap('stages').toJSON());
