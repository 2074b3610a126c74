import { createServer } from 'node:net';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createDeal, type BoardDetail, type DealDraft } from '@baton/schema/deals';
import type { AccountId, DealId, Role, StageId } from '@baton/schema/shared';
import postgres, { type Sql } from 'postgres';

import { liveClient } from '../support/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '../support/people.ts';
import { spawnServer, type SpawnedServer } from '../support/start-server.ts';
import {
  copyTemplate,
  dropDatabase,
  startTestCluster,
  stopTestCluster,
  type TestCluster,
} from '../support/test-cluster.ts';
import { sharedCluster } from './cluster.setup.ts';

export interface Colleague extends TestMember {
  name: string;
}

/** A real server with a workspace, three sales people and a board, for browsers to work on. */
export interface BoardWorld {
  url: string;
  sql: Sql;
  workspace: TestWorkspace;
  claire: Colleague;
  giulia: Colleague;
  ines: Colleague;
  board: BoardDetail;
  accounts: { id: AccountId; name: string }[];
  /** Puts deals on the board as Claire, over a real socket, and waits until they are saved. */
  addDeals(drafts: readonly (Partial<DealDraft> & { title: string; stage: string })[]): Promise<DealId[]>;
  /** Ends the server as `kill -9` does. */
  kill(): Promise<void>;
  /** Stops it as a hanging machine does: its lines stay open and nothing comes from them. */
  freeze(): void;
  thaw(): void;
  /** Starts it again on the same port and database. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const stages = [
  { name: 'Qualification', kind: 'open', probability: 10, idleDays: 14 },
  { name: 'Proposition', kind: 'open', probability: 40, idleDays: 10 },
  { name: 'Négociation', kind: 'open', probability: 60, idleDays: 7 },
  { name: 'À transmettre', kind: 'open', probability: 90, idleDays: 7 },
  { name: 'Gagnée', kind: 'won', probability: 100 },
  { name: 'Perdue', kind: 'lost', probability: 0 },
];

const accountNames = [
  'Boulangeries Durand',
  'Laiteries du Mont-Blanc',
  'Groupe Sodexia',
  'Ville d’Annecy',
  'Pain & Cie',
  'Pasticceria Rossi S.r.l.',
];

/** Null where PostgreSQL for tests is not installed. */
export const startBoardWorld = async (): Promise<BoardWorld | null> => {
  const shared = sharedCluster();
  if (shared) return worldOn(shared, (database) => dropDatabase(shared, database));
  const own = await startTestCluster();
  return own && worldOn(own, () => stopTestCluster(own));
};

const worldOn = async (cluster: TestCluster, discard: (database: string) => Promise<void>): Promise<BoardWorld> => {
  const database = `e2e_${process.pid}_${Date.now()}`;
  const databaseUrl = await copyTemplate(cluster, database);
  const env = { PORT: String(await freePort()) };
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} });
  let server: SpawnedServer = await spawnServer({ databaseUrl, env });
  const { url } = server;
  const workspace = await aWorkspace(sql, 'Fromagerie Perrin');
  const claire = await colleague(sql, workspace, 'Claire Dubois', 'owner');
  const giulia = await colleague(sql, workspace, 'Giulia Rossi', 'member');
  const ines = await colleague(sql, workspace, 'Ines Moreau', 'member');
  const board = await created<BoardDetail>(url, claire, 'POST /boards', {
    name: 'Ventes France 2026',
    currency: 'EUR',
    stages,
  });
  for (const { member } of [giulia, ines])
    await sql`insert into grants (workspace, container, subject_kind, subject, level)
      values (${workspace.id}, ${board.id}, 'member', ${member}, 'write')`;
  const accounts = await Promise.all(
    accountNames.map((name) => created<{ id: AccountId; name: string }>(url, claire, 'POST /accounts', { name })),
  );
  return {
    url,
    sql,
    workspace,
    claire,
    giulia,
    ines,
    board,
    accounts,
    addDeals: (drafts) => addDeals({ url, claire, board }, drafts),
    kill: () => server.kill(),
    freeze: () => void server.child.kill('SIGSTOP'),
    thaw: () => void server.child.kill('SIGCONT'),
    start: async () => {
      server = await spawnServer({ databaseUrl, env });
    },
    stop: async () => {
      server.child.kill('SIGCONT');
      await server.stop().catch(() => null);
      await sql.end();
      await discard(database);
    },
  };
};

const colleague = async (sql: Sql, workspace: TestWorkspace, name: string, role: Role): Promise<Colleague> => {
  const member = await aMember(sql, workspace, role, { teams: [workspace.teams.sales] });
  await sql`update members set name = ${name} where id = ${member.member}`;
  return { ...member, name };
};

const created = async <Row>(url: string, as: TestMember, route: `POST /${string}`, body: unknown): Promise<Row> => {
  const answer = await ask(url, as, route, body);
  if (answer.status >= 300) throw new Error(`${route} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as Row;
};

const addDeals = async (
  { url, claire, board }: Pick<BoardWorld, 'url' | 'claire' | 'board'>,
  drafts: Parameters<BoardWorld['addDeals']>[0],
): Promise<DealId[]> => {
  const client = liveClient({ url, as: claire, document: `board:${board.id}` });
  try {
    await client.synced();
    const ids: DealId[] = [];
    for (const { stage, ...draft } of drafts) {
      const id = newId() as DealId;
      const stageId = board.stages.find(({ name }) => name === stage)?.id as StageId;
      createDeal(client.doc, { id, ownerId: claire.member, ...draft }, { stageId }, Math.random);
      ids.push(id);
    }
    await client.saved();
    return ids;
  } finally {
    client.leave();
  }
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
