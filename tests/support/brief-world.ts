import { briefShape, checkCriterion, briefText, type Handoff, type OpenedHandoff } from '@baton/schema/handoffs';
import { appendBlocks } from '@baton/schema/rich-text';
import * as Y from 'yjs';

import { liveClient, type ClientOptions, type LiveClient } from './live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from './people.ts';
import type { TestDatabase } from './test-database.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The written items and the criteria that the route of a brief world asks for; none is required. */
export const briefItems = [id(1), id(2)] as const;
const briefCriteria = [id(3), id(4)] as const;

/** A handoff from sales to support that was sent, on a running server, and people of both teams who open its brief. */
export const briefWorld = async (db: TestDatabase, server: { url: string }) => {
  const workspace = await aWorkspace(db.sql);
  const owner = await aMember(db.sql, workspace, 'owner');
  const claire = await aMember(db.sql, workspace, 'member', { teams: [workspace.teams.sales] });
  const sofia = await aMember(db.sql, workspace, 'member', { teams: [workspace.teams.support] });
  const asked = async <T>(as: TestMember, route: Parameters<typeof ask>[2], body?: object): Promise<T> => {
    const answer = await ask(server.url, as, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const route = await asked<{ id: string }>(owner, 'POST /handoff-routes', {
    fromTeamId: workspace.teams.sales,
    toTeamId: workspace.teams.support,
    items: briefItems.map((each, at) => ({
      id: each,
      kind: at === 0 ? 'need' : 'risks',
      label: null,
      required: false,
    })),
    criteria: [],
    answerWithin: 480,
    warnBefore: 60,
    passes: 'account',
    onDealWon: false,
  });
  const account = await asked<{ id: string }>(claire, 'POST /accounts', { name: 'Boulangeries Durand' });
  const subject = { kind: 'account', id: account.id };
  const { handoff } = await asked<OpenedHandoff>(claire, 'POST /handoffs', { routeId: route.id, subject });
  await asked(claire, `POST /handoffs/${handoff.id}/send`, {});
  const clients: LiveClient[] = [];
  const world = {
    workspace,
    claire,
    sofia,
    account,
    handoff,
    asked,
    knock: (as: TestMember, more: Partial<ClientOptions> = {}): LiveClient => {
      const client = liveClient({ url: server.url, as, document: `brief:${handoff.id}`, shape: briefShape, ...more });
      clients.push(client);
      return client;
    },
    tab: async (as: TestMember, more: Partial<ClientOptions> = {}): Promise<LiveClient> => {
      const client = world.knock(as, more);
      await client.synced();
      return client;
    },
    accept: () =>
      asked<Handoff>(sofia, `POST /handoffs/${handoff.id}/accept`, {
        ownerId: sofia.member,
        firstTask: { title: 'Call' },
      }),
    read: () => asked<OpenedHandoff>(claire, `GET /handoffs/${handoff.id}`),
    head: async (): Promise<{ seq: number; closed: number | null; rows: number }> => {
      const [row] = await db.sql<{ seq: number; closed: number | null; rows: number }[]>`
        select seq::int, closed_at_seq::int as closed,
          (select count(*)::int from document_updates where document = id) as rows from documents where id = ${handoff.id}`;
      if (!row) throw new Error('the brief is gone');
      return row;
    },
    /** The log, replayed. */
    replay: async (): Promise<Y.Doc> => {
      const doc = new Y.Doc();
      const rows = await db.sql<{ update: Uint8Array }[]>`
        select update from document_updates where document = ${handoff.id} order by epoch, seq`;
      for (const { update } of rows) Y.applyUpdate(doc, update);
      return doc;
    },
    leave: () => {
      for (const client of clients) client.leave();
    },
  };
  return world;
};
export type BriefWorld = Awaited<ReturnType<typeof briefWorld>>;

/** One thing that somebody does in a brief: a line, a letter, a deletion, or a tick. */
export const writeSomething = (doc: Y.Doc, random: () => number): void => {
  const body = briefText(doc, briefItems[Math.floor(random() * briefItems.length)] ?? briefItems[0]);
  const what = random();
  if (what < 0.2) return checkCriterion(doc, briefCriteria[random() < 0.5 ? 0 : 1], random() < 0.6);
  if (what < 0.3 && body.length > 1) return body.delete(Math.floor(random() * body.length), 1);
  const line = body.length === 0 ? null : (body.get(Math.floor(random() * body.length)) as Y.XmlElement);
  const text = line?.length ? line.get(0) : null;
  if (what < 0.8 && text instanceof Y.XmlText) return text.insert(Math.floor(random() * (text.length + 1)), 'abc ');
  appendBlocks(body, [{ kind: 'paragraph', text: `line ${Math.floor(random() * 1_000)}` }]);
};
