import type { Account } from '@baton/schema/accounts';
import { noteShape, type NoteDetail } from '@baton/schema/notes';
import type { Role } from '@baton/schema/shared';
import * as Y from 'yjs';

import { liveClient, until, type ClientOptions, type LiveClient } from './live-client.ts';
import { aMember, ask, aWorkspace, type TestMember } from './people.ts';
import type { TestDatabase } from './test-database.ts';

/** An account with its main note on a running server, and people who open it. */
export const noteWorld = async (db: TestDatabase, server: { url: string }, begin: object = {}) => {
  const workspace = await aWorkspace(db.sql);
  const keeper = await aMember(db.sql, workspace, 'manager');
  const asked = async <T>(route: Parameters<typeof ask>[2], body?: object): Promise<T> => {
    const answer = await ask(server.url, keeper, route, body);
    if (answer.status !== 200) throw new Error(`${route}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const account = await asked<Account>('POST /accounts', { name: 'Boulangeries Durand' });
  const note = await asked<NoteDetail>(`POST /accounts/${account.id}/notes`, begin);
  const clients: LiveClient[] = [];
  const world = {
    workspace,
    keeper,
    account,
    note,
    /** What the keeper asks of the API. */
    asked,
    member: (role: Role = 'member') => aMember(db.sql, workspace, role),
    knock: (as: TestMember, more: Partial<ClientOptions> = {}): LiveClient => {
      const client = liveClient({ url: server.url, as, document: `note:${note.id}`, shape: noteShape, ...more });
      clients.push(client);
      return client;
    },
    tab: async (as?: TestMember, more: Partial<ClientOptions> = {}): Promise<LiveClient> => {
      const client = world.knock(as ?? (await world.member()), more);
      await client.synced();
      return client;
    },
    /** The note as the API tells it. */
    read: () => asked<NoteDetail>(`GET /notes/${note.id}`),
    rowsInLog: async (): Promise<number> => {
      const [row] = await db.sql`select count(*)::int as rows from document_updates where document = ${note.id}`;
      return Number(row?.['rows']);
    },
    /** The log, replayed. */
    replay: async (): Promise<Y.Doc> => {
      const doc = new Y.Doc();
      const rows = await db.sql<{ update: Uint8Array }[]>`
        select update from document_updates where document = ${note.id} and not quarantined order by epoch, seq`;
      for (const { update } of rows) Y.applyUpdate(doc, update);
      return doc;
    },
    /** The row says all that the log says. */
    projected: () =>
      until(async () => {
        const [row] = await db.sql<{ level: boolean }[]>`select p.projected_seq = d.seq as level
          from documents d join document_projections p on p.document = d.id where d.id = ${note.id}`;
        return row?.level === true;
      }, 'the projection to follow'),
    leave: () => {
      for (const client of clients) client.leave();
    },
  };
  return world;
};
export type NoteWorld = Awaited<ReturnType<typeof noteWorld>>;
