import type { InboxItem } from '@baton/schema/inbox';
import { afterAll, beforeAll } from 'vitest';

import { pausedServer } from './paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from './people.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

interface Thread {
  id: string;
  comments: { id: string }[];
}

/** Why a row is there, the newest reason first. */
export const why = ({ reasons }: InboxItem) => reasons.map(({ kind }) => kind);
/** Words that call somebody. */
export const call = (member: TestMember) => `Look, @[member:${member.member}]`;

/** Claire, an account, and ways to make something wait for somebody; for the tests of one file, inside `describeWithDatabase`. */
export const inboxDesk = () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let claire: TestMember;
  let account: { id: string };

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    claire = await aMember(db.sql, acme, 'owner');
    account = await read<{ id: string }>('POST /accounts', { name: 'Durand' });
  });
  afterAll(() => db.drop());

  const somebody = () => aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = claire) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const listOf = async (as: TestMember, tab = 'inbox') =>
    (await read<{ data: InboxItem[] }>(`GET /inbox?tab=${tab}`, undefined, as)).data;
  const rowOf = async (as: TestMember, tab = 'inbox') => {
    const [row] = await listOf(as, tab);
    if (!row) throw new Error(`nothing in ${tab}`);
    return row;
  };
  const sort = (as: TestMember, { id }: InboxItem, state: object) => read<InboxItem>(`PATCH /inbox/${id}`, state, as);
  const said = (body: string, as = claire, about: object = { kind: 'account', id: account.id }) =>
    read<Thread>('POST /threads', { subject: about, body }, as);
  const replied = (thread: Thread, body: string, as = claire) =>
    read<Thread>(`POST /threads/${thread.id}/comments`, { body }, as);
  const aTask = (more: object, as = claire) => read<{ id: string }>('POST /tasks', { title: 'Call', ...more }, as);

  return {
    get db(): TestDatabase {
      return db;
    },
    get server(): AskedServer {
      return server;
    },
    get acme(): TestWorkspace {
      return acme;
    },
    get claire(): TestMember {
      return claire;
    },
    get account(): { id: string } {
      return account;
    },
    somebody,
    send,
    read,
    listOf,
    rowOf,
    sort,
    said,
    replied,
    aTask,
  };
};
