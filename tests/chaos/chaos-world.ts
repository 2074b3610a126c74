import { openDatabase } from '@baton/collab-server/platform/db/database.ts';
import { boardShape, readBoard } from '@baton/schema/deals';
import postgres from 'postgres';
import * as Y from 'yjs';

import { aBoard, type BoardWorld } from '#tests/board-world.ts';
import { liveClient, type LiveClient } from '#tests/live-client.ts';
import { aMember, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { spawnServer, type SpawnedServer } from '#tests/start-server.ts';
import {
  copyTemplate,
  replaceDatabase,
  startTestCluster,
  stopTestCluster,
  type TestCluster,
} from '#tests/test-cluster.ts';
import type { TestDatabase } from '#tests/test-database.ts';

/** The product as people run it: a durable PostgreSQL, the server as a process of its own, and tabs that outlive it. */
export interface ChaosWorld {
  cluster: TestCluster;
  db: TestDatabase;
  server(): SpawnedServer;
  workspace: TestWorkspace;
  member(): Promise<TestMember>;
  board(): Promise<BoardWorld>;
  tab(as: TestMember, board: BoardWorld): Promise<LiveClient>;
  /** Ends the server as `kill -9` does; `restart` starts it on the same port. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Copies the database as it is; the server must be killed. */
  backUp(): Promise<void>;
  /** Puts the last backup in the place of the database, as an administrator does; the server must be killed. */
  restore(): Promise<void>;
  stop(): Promise<void>;
}

export const chaosWorld = async (): Promise<ChaosWorld> => {
  const cluster = await startTestCluster({ durable: true });
  if (!cluster) throw new Error('There is no PostgreSQL to run on');
  const name = `chaos_${Date.now()}`;
  const url = await copyTemplate(cluster, name);
  const database = openDatabase({ url, connections: 8 });
  const sql = postgres(url, { max: 3, onnotice: () => {}, connection: { role: 'baton_migrate' } });
  const db: TestDatabase = { sql, scopes: database.scopes, database, url, drop: async () => {} };
  const workspace = await aWorkspace(sql);
  let server = await spawnServer({ databaseUrl: url });
  const port = new URL(server.url).port;
  const clients: LiveClient[] = [];
  return {
    cluster,
    db,
    server: () => server,
    workspace,
    member: () => aMember(sql, workspace, 'member'),
    board: async () => {
      const board = await aBoard(db, workspace.id);
      await sql`insert into containers values (${workspace.id}, ${board.id}, 'board', 'workspace') on conflict do nothing`;
      return board;
    },
    tab: async (as, board) => {
      const client = liveClient({ url: server.url, as, document: `board:${board.id}` });
      clients.push(client);
      await client.synced();
      return client;
    },
    kill: () => server.kill(),
    restart: async () => {
      server = await spawnServer({ databaseUrl: url, env: { PORT: port } });
    },
    backUp: () => replaceDatabase(cluster, `${name}_backup`, name),
    restore: () => replaceDatabase(cluster, name, `${name}_backup`),
    stop: async () => {
      for (const client of clients) client.leave();
      await server.kill();
      await Promise.all([database.close(), sql.end({ timeout: 5 })]);
      await stopTestCluster(cluster);
    },
  };
};

/** Are all these copies what the log says, and are the rows what the copies say? */
export const sameEverywhere = async (board: BoardWorld, docs: readonly Y.Doc[]): Promise<boolean> => {
  const replay = await board.replay();
  const said = boardText(replay);
  const vector = Y.snapshot(replay);
  return docs.every((doc) => boardText(doc) === said && Y.equalSnapshots(Y.snapshot(doc), vector));
};

const boardText = (doc: Y.Doc): string => {
  const { stages, byStage, deals } = readBoard(doc);
  return JSON.stringify([
    boardShape,
    stages,
    [...byStage],
    [...deals].sort(([one], [other]) => (one < other ? -1 : 1)),
  ]);
};

/** Projected up to the last row? */
export const isProjected = async ({ db }: ChaosWorld, board: BoardWorld): Promise<boolean> => {
  const [row] = await db.sql`
    select projected_seq = seq as yes from documents join document_projections on document = id where id = ${board.id}`;
  return row?.['yes'] === true;
};
