import { createServer } from 'node:net';

import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { createDeal, type BoardDetail } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import postgres from 'postgres';
import * as Y from 'yjs';

import { liveClient } from '../../support/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from '../../support/people.ts';
import { spawnServer } from '../../support/start-server.ts';
import { startBenchDatabase } from '../bench-database.ts';

/** A real server on a durable database, with one large board and two people who may edit it. */
export interface LargeBoard {
  url: string;
  path: string;
  board: BoardDetail;
  claire: TestMember;
  giulia: TestMember;
  /** Bytes of the whole document as a new client gets it. */
  bytes: number;
  /** Ends the server and starts it on the same port; nothing of it is warm. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const stages = Array.from({ length: 12 }, (_, index) => ({
  name: `Stage ${String(index + 1).padStart(2, '0')}`,
  kind: index === 10 ? ('won' as const) : index === 11 ? ('lost' as const) : ('open' as const),
  probability: index === 10 ? 100 : index === 11 ? 0 : 5 + index * 9,
  idleDays: 14,
}));

/** Starts the server and fills a board of twelve stages with so many deals, over a socket and in edits of 250 deals. */
export const startLargeBoard = async (deals: number): Promise<LargeBoard> => {
  const database = await startBenchDatabase();
  const env = { PORT: String(await freePort()) };
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  const workspace = await aWorkspace(sql, 'Bench');
  const claire = await aMember(sql, workspace, 'owner');
  const giulia = await aMember(sql, workspace, 'owner');
  await sql.end();
  let server = await spawnServer({ databaseUrl: database.url, env });
  const { url } = server;
  const board = await created<BoardDetail>(url, claire, 'POST /boards', { name: 'Bench', currency: 'EUR', stages });
  const accounts: string[] = [];
  for (let index = 0; index < 85; index++)
    accounts.push((await created<{ id: string }>(url, claire, 'POST /accounts', { name: `Account ${index}` })).id);
  const bytes = await fill({ url, board, people: [claire, giulia], accounts }, deals);
  return {
    url,
    path: `${url}/boards/${board.id}`,
    board,
    claire,
    giulia,
    bytes,
    restart: async () => {
      await server.stop();
      server = await spawnServer({ databaseUrl: database.url, env });
    },
    stop: async () => {
      await server.kill();
      await database.stop();
    },
  };
};

const created = async <Row>(url: string, as: TestMember, route: `POST /${string}`, body: unknown): Promise<Row> => {
  const answer = await ask(url, as, route, body);
  if (answer.status >= 300) throw new Error(`${route} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as Row;
};

interface Filling {
  url: string;
  board: BoardDetail;
  people: readonly [TestMember, TestMember];
  accounts: readonly string[];
}

const fill = async ({ url, board, people, accounts }: Filling, count: number): Promise<number> => {
  const client = liveClient({ url, as: people[0], document: `board:${board.id}` });
  try {
    await client.synced();
    for (let first = 0; first < count; first += 250) {
      client.doc.transact(() => {
        for (let index = first; index < Math.min(count, first + 250); index++) {
          const draft = {
            id: newId() as DealId,
            title: `Deal ${String(index).padStart(4, '0')} of the bench`,
            amount: 100_000 + index * 700,
            accountId: accounts[index % accounts.length] as never,
            ownerId: (people[index % 2] as TestMember).member,
            closeOn: `2027-0${1 + (index % 9)}-15`,
            labels: index % 4 === 0 ? ['urgent'] : [],
          };
          const stageId = board.stages[index % board.stages.length]?.id as StageId;
          const outcome = createDeal(client.doc, draft, { stageId, after: null }, Math.random);
          if ('refused' in outcome) throw new Error(`No deal ${index}: ${outcome.refused}`);
        }
      });
      await client.saved();
    }
    return Y.encodeStateAsUpdate(client.doc).length;
  } catch (error) {
    const { notSaved, refusals, closes, opened } = client;
    throw new Error(`The board was not filled: ${JSON.stringify({ notSaved, refusals, closes, opened })}`, {
      cause: error,
    });
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
