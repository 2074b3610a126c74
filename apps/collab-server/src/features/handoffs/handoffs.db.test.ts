import type { Account } from '@baton/schema/accounts';
import type { Handoff, HandoffRoute, OpenedHandoff } from '@baton/schema/handoffs';
import type { InboxItem } from '@baton/schema/inbox';
import type { Task } from '@baton/schema/tasks';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const taking = (member: TestMember, title = 'Call') => ({ ownerId: member.member, firstTask: { title } });
/** So many minutes after a moment, in days from now. */
const daysUntil = (at: string | undefined, minutes: number) =>
  (Date.parse(at ?? '') + minutes * 60_000 - Date.now()) / 86_400_000;
const statusesOf = (answers: readonly { status: number }[]) =>
  answers.map(({ status }) => status).toSorted((a, b) => a - b);

describeWithDatabase('handoffs over HTTP', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let acme: TestWorkspace;
  let owner: TestMember;
  let claire: TestMember;
  let sofia: TestMember;
  let marc: TestMember;

  beforeAll(async () => {
    db = await testDatabase({ connections: 10 });
    server = await pausedServer(db);
    acme = await aWorkspace(db.sql);
    owner = await aMember(db.sql, acme, 'owner');
    claire = await aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
    sofia = await aMember(db.sql, acme, 'member', { teams: [acme.teams.support] });
    marc = await aMember(db.sql, acme, 'member', { teams: [acme.teams.support] });
  });
  afterAll(() => db.drop());

  const send = (route: Parameters<typeof ask>[2], body?: unknown, as: TestMember = claire) =>
    ask(server, as, route, body);
  const read = async <Body>(...asked: Parameters<typeof send>): Promise<Body> => {
    const answer = await send(...asked);
    if (answer.status !== 200) throw new Error(`${asked[0]}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  let pair = 0;
  /** A route of its own for each test: between two teams there is one. */
  const aRoute = async (asked: object = {}): Promise<HandoffRoute> => {
    pair += 1;
    await db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
    const teams = { fromTeamId: acme.teams.sales, toTeamId: acme.teams.support };
    const usual = { items: [], criteria: [], answerWithin: 480, warnBefore: 60, passes: 'account', onDealWon: false };
    return read('POST /handoff-routes', { ...teams, ...usual, ...asked }, owner);
  };
  const anAccount = (more: object = {}, as = claire) =>
    read<Account>('POST /accounts', { name: `Durand ${pair}`, ...more }, as);
  const prepared = async (route: HandoffRoute, account: { id: string }) =>
    (await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject: { kind: 'account', id: account.id } }))
      .handoff;
  const does = (handoff: { id: string }, what: string, body: object, as: TestMember) =>
    read<Handoff>(`POST /handoffs/${handoff.id}/${what}`, body, as);
  const inboxOf = async (as: TestMember, about: { id: string }) => {
    const { data } = await read<{ data: InboxItem[] }>('GET /inbox?tab=handoffs', undefined, as);
    return data.find(({ record }) => record.id === about.id)?.reasons.map(({ kind }) => kind) ?? [];
  };

  it('[HO2] it is prepared by the team that hands on, once at a time, and its live brief is there', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const subject = { kind: 'account', id: account.id };
    const handoff = await prepared(route, account);
    expect(handoff).toMatchObject({
      state: 'draft',
      senderId: claire.member,
      subject: { name: account.name },
      may: { write: true, send: true, accept: false },
    });
    const refusals = [
      await send('POST /handoffs', { routeId: route.id, subject }),
      await send('POST /handoffs', { routeId: route.id, subject }, sofia),
    ];
    expect(refusals.map(({ body }) => (body as { code: string }).code)).toEqual(['handoff-open', 'not-in-from-team']);
    const [document] = await db.sql`select kind, seq::int, closed_at_seq from documents where id = ${handoff.id}`;
    expect(document).toEqual({ kind: 'brief', seq: 1, closed_at_seq: null });
  });

  it('[HO2] two who prepare the same at once make one', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const body = { routeId: route.id, subject: { kind: 'account', id: account.id } };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST /handoffs', body)));
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
  });

  it('[HO4] what is required and missing is told, sent only knowingly, and refused by an acceptance', async () => {
    const items = [
      { id: id(1), kind: 'contacts', label: null, required: true },
      { id: id(2), kind: 'need', label: null, required: true },
      { id: id(3), kind: 'channel', label: null, required: false },
    ];
    const route = await aRoute({ items, criteria: [{ id: id(4), text: 'They agree' }] });
    const account = await anAccount();
    const handoff = await prepared(route, account);
    expect(handoff.completeness).toEqual({ wanted: 3, there: 0 });
    expect(await send(`POST /handoffs/${handoff.id}/send`, {})).toMatchObject({
      status: 409,
      body: { code: 'brief-incomplete' },
    });
    await read('POST /contacts', { name: 'Anne', accountId: account.id });
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief).toMatchObject({
      items: [
        { kind: 'contacts', there: true },
        { kind: 'need', there: false },
        { kind: 'channel', there: false },
      ],
      criteria: [{ met: false }],
      known: [
        { kind: 'contacts', lines: [{ text: 'Anne' }], more: 0 },
        { kind: 'channel', lines: [] },
      ],
    });
    await does(handoff, 'send', { incomplete: true }, claire);
    expect(await send(`POST /handoffs/${handoff.id}/accept`, taking(sofia), sofia)).toMatchObject({
      status: 409,
      body: { code: 'brief-incomplete', data: { detail: { missing: 2 } } },
    });
    expect(await read<Handoff>(`GET /handoffs?box=to-accept`, undefined, sofia)).toMatchObject({
      data: [{ id: handoff.id, completeness: { wanted: 3, there: 1 } }],
    });
  });

  it('[HO6] [HO10] an acceptance passes the account, gives the first task and closes the brief, all at once', async () => {
    const route = await aRoute({ items: [{ id: id(1), kind: 'contacts', label: null, required: true }] });
    const account = await anAccount({ visibility: 'people' });
    await read('POST /contacts', { name: 'Anne', accountId: account.id });
    const handoff = await prepared(route, account);
    expect(await send(`GET /accounts/${account.id}`, undefined, sofia)).toMatchObject({ status: 404 });
    await does(handoff, 'send', {}, claire);
    expect(await read(`GET /accounts/${account.id}`, undefined, sofia)).toMatchObject({ level: 'comment' });
    const accepted = await does(handoff, 'accept', taking(marc), sofia);
    expect(accepted).toMatchObject({
      state: 'accepted',
      accepted: { by: sofia.member, ownerId: marc.member, briefSeq: 1 },
    });
    expect(await read(`GET /accounts/${account.id}`, undefined, marc)).toMatchObject({
      ownerId: marc.member,
      level: 'manage',
    });
    expect(await read<Task>(`GET /tasks/${accepted.accepted?.taskId}`, undefined, marc)).toMatchObject({
      title: 'Call',
      assigneeId: marc.member,
      subject: { kind: 'account', id: account.id },
    });
    const [document] =
      await db.sql`select seq::int, closed_at_seq::int as closed from documents where id = ${handoff.id}`;
    expect(document).toEqual({ seq: 1, closed: 1 });
    // What was known is kept as it was, whatever becomes of the records.
    await read('POST /contacts', { name: 'Late', accountId: account.id });
    const { brief } = await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`);
    expect(brief).toMatchObject({ seq: 1, known: [{ kind: 'contacts', lines: [{ text: 'Anne' }], more: 0 }] });
  });

  it('[HO6] who is deleted for good is deleted from what was kept, too', async () => {
    const route = await aRoute({ items: [{ id: id(1), kind: 'contacts', label: null, required: true }] });
    const account = await anAccount();
    const contacts = [];
    for (const name of ['Anne', 'Bruno'])
      contacts.push((await read<{ id: string }>('POST /contacts', { name, accountId: account.id })).id);
    const handoff = await prepared(route, account);
    await does(handoff, 'send', {}, claire);
    await does(handoff, 'accept', taking(sofia), sofia);
    await read('POST /contacts/bin', { contactIds: [contacts[0]] });
    await db.sql`update contacts set binned_at = now() - interval '31 days' where id = ${contacts[0] ?? ''}`;
    await runJob(db, 'contacts.purge', 0);
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief.known).toMatchObject([
      { kind: 'contacts', lines: [{ id: contacts[1], text: 'Bruno' }] },
    ]);
  });

  it('[HO9] of two who accept at once one does, and the other hears that it is answered', async () => {
    const route = await aRoute();
    const handoff = await prepared(route, await anAccount());
    await does(handoff, 'send', {}, claire);
    const answers = await Promise.all(
      [sofia, marc].map((who) => send(`POST /handoffs/${handoff.id}/accept`, taking(who), who)),
    );
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'handoff-not-sent' });
    const facts = await db.sql`select type from facts where subject = ${handoff.id} and type = 'handoff.accepted'`;
    expect(facts).toHaveLength(1);
  });

  it('[HO10] what cannot be finished leaves nothing behind', async () => {
    const route = await aRoute();
    const account = await anAccount();
    const handoff = await prepared(route, account);
    await does(handoff, 'send', {}, claire);
    const counts = async () => {
      const [row] =
        await db.sql`select (select count(*)::int from facts) as facts, (select count(*)::int from tasks) as tasks,
        (select count(*)::int from documents where closed_at_seq is not null) as closed`;
      return row;
    };
    const before = await counts();
    // The closing is the last that is written: when it fails, the acceptance, the owner and the task fail with it.
    await db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before update of closed_at_seq on documents for each row execute function never()`);
    expect(await send(`POST /handoffs/${handoff.id}/accept`, taking(sofia), sofia)).toMatchObject({ status: 500 });
    await db.sql.unsafe('drop trigger never on documents; drop function never()');
    expect(await counts()).toEqual(before);
    expect(await read(`GET /accounts/${account.id}`)).toMatchObject({ ownerId: claire.member });
    await does(handoff, 'accept', taking(sofia), sofia);
  });

  it('[HO10] an open deal passes on its board; its owner is of the receiving team', async () => {
    const route = await aRoute({ passes: 'deal' });
    const account = await anAccount();
    const board = await read<{ id: string }>(
      'POST /boards',
      { name: 'B', currency: 'EUR', visibility: 'workspace' },
      owner,
    );
    const deal = await read<{ id: string }>(`POST /boards/${board.id}/deals`, {
      title: 'Ovens',
      accountId: account.id,
      ownerId: claire.member,
      amount: 120_000,
    });
    const subject = { kind: 'deal', id: deal.id };
    const { handoff } = await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject });
    await does(handoff, 'send', {}, claire);
    const wrong = await send(`POST /handoffs/${handoff.id}/accept`, taking(claire), sofia);
    expect(wrong).toMatchObject({ status: 409, body: { code: 'owner-not-in-team' } });
    await does(handoff, 'accept', taking(sofia), sofia);
    expect(await read(`GET /deals/${deal.id}`)).toMatchObject({ ownerId: sofia.member });
    expect(await read(`GET /accounts/${account.id}`)).toMatchObject({ ownerId: claire.member });
  });

  it('[HO5] a deal of a board that is closed to them is told to both teams once it is sent, and to nobody else', async () => {
    const route = await aRoute({ items: [{ id: id(1), kind: 'amount', label: null, required: true }] });
    const account = await anAccount({}, owner);
    const board = await read<{ id: string }>(
      'POST /boards',
      { name: 'B', currency: 'EUR', visibility: 'people', grants: [] },
      owner,
    );
    const deal = await read<{ id: string }>(
      `POST /boards/${board.id}/deals`,
      { title: 'Secret ovens', accountId: account.id, amount: 120_000 },
      owner,
    );
    const subject = { kind: 'deal', id: deal.id };
    const { handoff } = await read<OpenedHandoff>('POST /handoffs', { routeId: route.id, subject }, owner);
    const seen = async (as: TestMember) => {
      const { handoff: told, brief } = await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`, undefined, as);
      return [told.subject.name, brief.known.flatMap(({ lines }) => lines.map(({ detail }) => detail))];
    };
    const other = await aMember(db.sql, acme, 'member', { teams: [acme.teams.billing] });
    expect(await seen(sofia)).toEqual([null, []]);
    await does(handoff, 'send', {}, owner);
    expect(await seen(sofia)).toEqual(['Secret ovens', ['120000 EUR']]);
    expect(await seen(other)).toEqual([null, []]);
    await does(handoff, 'accept', taking(sofia), sofia);
    expect([await seen(marc), await seen(other)]).toEqual([
      ['Secret ovens', ['120000 EUR']],
      [null, []],
    ]);
  });

  it('[HO7] a withdrawal takes away what sending gave, and no more than that', async () => {
    const route = await aRoute();
    const account = await anAccount({ visibility: 'people' });
    const grant = `/containers/${account.id}/grants/member/${marc.member}` as const;
    await read(`PUT ${grant}`, { level: 'read' });
    const handoff = await prepared(route, account);
    const levelOf = async (as: TestMember) => {
      const { status, body } = await send(`GET /accounts/${account.id}`, undefined, as);
      return status === 200 ? (body as Account).level : null;
    };
    await does(handoff, 'send', {}, claire);
    expect([await levelOf(sofia), await levelOf(marc)]).toEqual(['comment', 'read']);
    await does(handoff, 'withdraw', {}, claire);
    expect([await levelOf(sofia), await levelOf(marc)]).toEqual([null, 'read']);
    const again = await prepared(route, account);
    await does(again, 'send', {}, claire);
    await read(`PUT /containers/${account.id}/grants/member/${sofia.member}`, { level: 'write' });
    await does(again, 'withdraw', {}, claire);
    expect(await levelOf(sofia)).toBe('write');
  });

  it('[HO7] what another handoff leans on stays', async () => {
    const account = await anAccount();
    await read(`PUT /containers/${account.id}/visibility`, { visibility: 'teams' });
    const first = await prepared(await aRoute(), account);
    await does(first, 'send', {}, claire);
    const second = await prepared(await aRoute(), account);
    await does(second, 'send', {}, claire);
    await does(first, 'withdraw', {}, claire);
    expect(await send(`GET /accounts/${account.id}`, undefined, sofia)).toMatchObject({ status: 200 });
    await does(second, 'withdraw', {}, claire);
    expect(await send(`GET /accounts/${account.id}`, undefined, sofia)).toMatchObject({ status: 404 });
  });

  it('[HO9] it goes back with a reason and comes again, and is asked about in a talk that senders answer', async () => {
    const items = [{ id: id(1), kind: 'need', label: null, required: false }];
    const handoff = await prepared(await aRoute({ items }), await anAccount());
    await does(handoff, 'send', {}, claire);
    await does(handoff, 'ask', { words: 'Which oven?' }, sofia);
    const threads = await read<{ data: { id: string; comments: { body: string }[] }[] }>(
      `GET /threads?subjectKind=handoff&subjectId=${handoff.id}`,
    );
    expect(threads.data.map(({ comments }) => comments.map(({ body }) => body))).toEqual([['Which oven?']]);
    await read(`POST /threads/${threads.data[0]?.id}/comments`, { body: 'The big one' });
    await does(handoff, 'ask', { words: 'In red?' }, marc);
    const returned = await does(
      handoff,
      'return',
      { reason: 'brief-incomplete', words: 'The need is not clear', missing: [id(1)] },
      sofia,
    );
    expect(returned).toMatchObject({ state: 'returned', returned: { by: sofia.member, missing: [id(1)] } });
    const sent = await does(handoff, 'send', {}, claire);
    expect(sent).toMatchObject({ state: 'sent', rounds: 2, returned: { words: 'The need is not clear' } });
    const told = await read<{ data: { type: string }[] }>(`GET /accounts/${handoff.accountId}/timeline?about=handoff`);
    expect(told.data.map(({ type }) => type).toReversed()).toEqual([
      'handoff.prepared',
      'handoff.sent',
      'handoff.asked',
      'handoff.asked',
      'handoff.returned',
      'handoff.sent',
    ]);
  });

  it('[IN10] it waits with the whole receiving team until one of them answers, and its sender hears of it', async () => {
    const handoff = await prepared(await aRoute(), await anAccount({ visibility: 'people' }));
    await does(handoff, 'send', {}, claire);
    expect([await inboxOf(sofia, handoff), await inboxOf(marc, handoff)]).toEqual([
      ['handoff-to-accept'],
      ['handoff-to-accept'],
    ]);
    await does(handoff, 'ask', { words: 'Which?' }, sofia);
    expect(await inboxOf(claire, handoff)).toEqual(['handoff-asked']);
    await does(handoff, 'return', { reason: 'other', words: 'No' }, sofia);
    expect([await inboxOf(sofia, handoff), await inboxOf(marc, handoff)]).toEqual([[], []]);
    expect(await inboxOf(claire, handoff)).toEqual(['handoff-returned', 'handoff-asked']);
    await does(handoff, 'send', {}, claire);
    expect(await inboxOf(claire, handoff)).toEqual([]);
    await does(handoff, 'accept', taking(marc), sofia);
    expect([await inboxOf(sofia, handoff), await inboxOf(marc, handoff)]).toEqual([[], []]);
    expect((await inboxOf(claire, handoff))[0]).toBe('handoff-accepted');
    const listed = await read<{ data: unknown[] }>('GET /inbox?tab=handoffs', undefined, claire);
    expect(await read('GET /inbox/counts', undefined, claire)).toMatchObject({ handoffs: listed.data.length });
  });

  it('[HO11] [IN10] time runs out once and falls late once, for each sending; late, who directs the team hears of it', async () => {
    const boss = await aMember(db.sql, acme, 'manager', { teams: [acme.teams.marketing] });
    await db.sql`update members set reports_to = ${boss.member} where id = ${sofia.member}`;
    const handoff = await prepared(await aRoute({ answerWithin: 480, warnBefore: 420 }), await anAccount());
    await does(handoff, 'send', {}, claire);
    const toldAfter = async (days: number) => {
      for (let run = 0; run < 3; run += 1) await runJob(db, 'handoffs.clock', days);
      const rows = await db.sql<{ type: string }[]>`select type from facts where subject = ${handoff.id}
        and type in ('handoff.clock-warned', 'handoff.fell-late') order by ins`;
      return rows.map(({ type }) => type);
    };
    const { clock } = (await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).handoff;
    expect(await toldAfter(daysUntil(clock?.warnAt, -5))).toEqual([]);
    expect(await toldAfter(daysUntil(clock?.warnAt, 5))).toEqual(['handoff.clock-warned']);
    expect([await inboxOf(sofia, handoff), await inboxOf(boss, handoff)]).toEqual([
      ['handoff-warned', 'handoff-to-accept'],
      [],
    ]);
    expect(await toldAfter(daysUntil(clock?.dueAt, 5))).toEqual(['handoff.clock-warned', 'handoff.fell-late']);
    expect((await inboxOf(sofia, handoff))[0]).toBe('handoff-late');
    const { data } = await read<{ data: Handoff[] }>('GET /handoffs?box=to-accept', undefined, sofia);
    const late = data.filter((each) => each.clock !== null && each.clock.lateAt !== null);
    expect(late.map((each) => each.id)).toContain(handoff.id);
    expect(await read('GET /handoffs/counts', undefined, sofia)).toMatchObject({ late: late.length });
    await does(handoff, 'return', { reason: 'no-capacity', words: 'Next week' }, sofia);
    await does(handoff, 'send', {}, claire);
    expect(await toldAfter(30)).toEqual(['handoff.clock-warned', 'handoff.fell-late', 'handoff.fell-late']);
    await does(handoff, 'accept', taking(sofia), sofia);
    const figures = await read<{ data: { routeId: string }[] }>('GET /handoff-routes/figures', undefined, owner);
    expect(figures.data.find(({ routeId }) => routeId === handoff.routeId)).toMatchObject({
      sent: 1,
      accepted: 1,
      returned: 1,
      open: 0,
      medianMinutes: 0,
      reasons: [{ reason: 'no-capacity', count: 1 }],
    });
  });

  it('[HO11] a look at the clocks that dies on the way is made up for, and tells nothing twice', async () => {
    const handoffs = [];
    for (let at = 0; at < 3; at += 1) {
      const handoff = await prepared(await aRoute(), await anAccount());
      await does(handoff, 'send', {}, claire);
      handoffs.push(handoff.id);
    }
    const [, second] = handoffs;
    await db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before insert on facts for each row when (new.subject = '${second}') execute function never()`);
    await expect(runJob(db, 'handoffs.clock', 30)).rejects.toThrow('Failed query');
    await db.sql.unsafe('drop trigger never on facts; drop function never()');
    await Promise.all([1, 2, 3].map(() => runJob(db, 'handoffs.clock', 30)));
    const told = await db.sql`select subject, count(*)::int as times from facts
      where type = 'handoff.fell-late' and subject in ${db.sql(handoffs)} group by subject`;
    expect(told.map(({ times }) => times as number)).toEqual([1, 1, 1]);
  });

  it('a route keeps what it asked for in what is under way, and comes back only where it has room', async () => {
    const route = await aRoute({ criteria: [{ id: id(4), text: 'They agree' }] });
    const handoff = await prepared(route, await anAccount());
    expect(await read(`PATCH /handoff-routes/${route.id}`, { criteria: [] }, owner)).toMatchObject({ criteria: [] });
    expect((await read<OpenedHandoff>(`GET /handoffs/${handoff.id}`)).brief.criteria).toHaveLength(1);
    await read(`POST /handoff-routes/${route.id}/archive`, {}, owner);
    await aRoute();
    expect(await send(`POST /handoff-routes/${route.id}/restore`, {}, owner)).toMatchObject({
      status: 409,
      body: { code: 'route-exists' },
    });
  });

  it('[HO8] two who define the same route at once make one', async () => {
    await db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
    const preset = { preset: 'sales-support' };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST /handoff-routes/presets', preset, owner)));
    expect(statusesOf(answers)).toEqual([200, 409, 409]);
  });

  it.each(['marketing-sales', 'sales-billing', 'support-sales'])('[HO8] the usual route %s', async (preset) => {
    await db.sql`update handoff_routes set archived_at = now() where archived_at is null`;
    const route = await read<HandoffRoute>('POST /handoff-routes/presets', { preset, language: 'fr' }, owner);
    const [from, to] = preset.split('-') as ['sales', 'support'];
    expect(route).toMatchObject({ fromTeamId: acme.teams[from], toTeamId: acme.teams[to], mayEdit: true });
    expect([route.items.length > 3, route.criteria.length > 0]).toEqual([true, true]);
    expect((await send('POST /handoff-routes/presets', { preset }, owner)).status).toBe(409);
    expect((await send('POST /handoff-routes/presets', { preset }, claire)).status).toBe(404);
  });
});
