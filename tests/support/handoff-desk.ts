import type { Account } from '@baton/schema/accounts';
import type { Handoff, HandoffRoute, OpenedHandoff } from '@baton/schema/handoffs';
import type { InboxItem } from '@baton/schema/inbox';
import { afterAll, beforeAll } from 'vitest';

import { pausedServer } from './paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from './people.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

/** Ids that routes give to their items and criteria. */
export const idOf = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What an acceptance says when this person takes over. */
export const taking = (member: TestMember, title = 'Call') => ({ ownerId: member.member, firstTask: { title } });
export const statusesOf = (answers: readonly { status: number }[]): number[] =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

/**
 * Claire of sales, Sofia and Marc of support, and an owner, on a server whose jobs stand still; for the tests of one file,
 * called inside `describeWithDatabase`.
 */
export const handoffDesk = () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  const people = new Map<string, TestMember>();

  beforeAll(async () => {
    db = await testDatabase({ connections: 10 });
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    people.set('owner', await aMember(db.sql, acme, 'owner'));
    people.set('claire', await aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] }));
    for (const name of ['sofia', 'marc'])
      people.set(name, await aMember(db.sql, acme, 'member', { teams: [acme.teams.support] }));
  });
  afterAll(() => db.drop());

  const who = (name: string): TestMember => {
    const person = people.get(name);
    if (!person) throw new Error(`${name} is not here yet`);
    return person;
  };
  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = who('claire')) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${asked[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  let made = 0;

  return {
    get db() {
      return db;
    },
    get acme() {
      return acme;
    },
    get owner() {
      return who('owner');
    },
    get claire() {
      return who('claire');
    },
    get sofia() {
      return who('sofia');
    },
    get marc() {
      return who('marc');
    },
    send,
    read,
    /** The only route in use from sales to support: between two teams there is one. */
    aRoute: async (asked: object = {}): Promise<HandoffRoute> => {
      await db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
      const teams = { fromTeamId: acme.teams.sales, toTeamId: acme.teams.support };
      const usual = { items: [], criteria: [], answerWithin: 480, warnBefore: 60, passes: 'account', onDealWon: false };
      return read('POST /handoff-routes', { ...teams, ...usual, ...asked }, who('owner'));
    },
    anAccount: (more: object = {}, as = who('claire')): Promise<Account> => {
      made += 1;
      return read('POST /accounts', { name: `Durand ${made}`, ...more }, as);
    },
    prepared: async (route: HandoffRoute, account: { id: string }): Promise<Handoff> => {
      const subject = { kind: 'account', id: account.id };
      return (await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject })).handoff;
    },
    does: (handoff: { id: string }, what: string, body: object, as: TestMember): Promise<Handoff> =>
      read(`POST /handoffs/${handoff.id}/${what}`, body, as),
    /** Why this waits for somebody, the newest reason first. */
    inboxOf: async (as: TestMember, about: { id: string }): Promise<string[]> => {
      const { data } = await read<{ data: InboxItem[] }>('GET /inbox?tab=handoffs', undefined, as);
      return data.find(({ record }) => record.id === about.id)?.reasons.map(({ kind }) => kind) ?? [];
    },
  };
};
