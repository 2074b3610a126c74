import { tmpdir } from 'node:os';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { undoFiles } from '#features/imports/import-files.ts';
import { newId } from '#platform/clock/new-id.ts';
import { createLog } from '#platform/log/log.ts';
import { pausedServer } from '#tests/paused-server.ts';
import { ask } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { readConfig } from '../../config.ts';
import { composeCore, type Core } from '../../core.ts';
import { demoEvents } from './demo-calendar.ts';
import { demoCompany, demoCustomers, demoPassword } from './demo-company.ts';
import { demoHandoffs } from './demo-handoffs.ts';
import { demoProposals } from './demo-proposals.ts';
import { demoFiles } from './demo-records.ts';
import { demoTasks } from './demo-tasks.ts';
import { demoGoals, demoParts, demoUnanswered } from './demo-together.ts';
import { sampleSource, seedDemo, seedMany, type Seeded } from './seed-demo.ts';

describeWithDatabase('the demo workspace', () => {
  let db: TestDatabase;
  let core: Core;
  let seeded: Seeded | null;

  beforeAll(async () => {
    db = await testDatabase();
    const config = readConfig({ BATON_DATA_DIR: tmpdir(), LOG_LEVEL: 'fatal' });
    const publicUrl = new URL('http://localhost:4710');
    core = composeCore({ config, database: db.database, publicUrl, secret: 'x'.repeat(32), log: createLog('fatal') });
    seeded = await seedDemo(core, { deals: 60 });
  });
  afterAll(async () => {
    await core.stop();
    await db.drop();
  });

  test('is made up the same for the same day', () => {
    const day = new Date('2026-11-22');
    expect(demoFiles(day, 50)).toEqual(demoFiles(day, 50));
    expect(demoFiles(day, 5, { openOnly: true })['deals.csv']?.trimEnd().split('\n')).toHaveLength(6);
  });

  test('lets everybody of it sign in, in their department, role and language', async () => {
    const server = await pausedServer(db);
    for (const { email, name, role, language } of demoCompany.people) {
      const answer = await ask(server, null, 'POST /api/auth/sign-in/email', { email, password: demoPassword });
      expect(answer.status).toBe(200);
      const cookie = answer.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      const me = await ask(server, { cookie }, 'GET /me');
      expect(me.body).toMatchObject({ language, memberships: [{ role, name }] });
    }
  });

  test('holds a live board, records marked as samples, and deals that people closed by command', async () => {
    const [row] = await db.sql`select
      (select count(*)::int from deals where board = ${seeded?.board ?? ''}) as deals,
      (select count(*)::int from deals where external_source = ${sampleSource}) as samples,
      (select count(*)::int from deals where home = 'board' and status <> 'open') as closed,
      (select count(distinct currency)::int from deals) as currencies,
      (select count(*)::int from deals where owner is null or account is null or product is null) as loose,
      (select count(*)::int from accounts where external_source = ${sampleSource}) as accounts,
      (select count(*)::int from exchange_rates) as rates,
      (select count(*)::int from facts where type in ('deal.won', 'deal.lost') and origin = 'person') as told`;
    expect(row).toMatchObject({ deals: 60, samples: 60, loose: 0, accounts: 48, rates: 3 });
    expect(row?.['closed']).toBeGreaterThan(0);
    expect(row?.['told']).toBe(row?.['closed']);
    expect(row?.['currencies']).toBeGreaterThanOrEqual(3);
  });

  test('has a week in its calendars, about customers that are there', async () => {
    const [row] = await db.sql`select count(*)::int as all, count(account)::int as about, count(repeat)::int as series
      from events`;
    const about = demoEvents.filter(({ account }) => account !== undefined).length;
    expect(row).toEqual({ all: demoEvents.length, about, series: 3 });
  });

  test('knows who looks after every customer; of some, people to call, a call, a note begun', async () => {
    const [row] = await db.sql`select
      (select count(*)::int from accounts where owner is not null) as owned,
      (select count(*)::int from contacts) as contacts,
      (select count(*)::int from notes) as notes,
      (select count(*)::int from facts where type = 'activity.logged') as calls,
      (select count(*)::int from deals d join accounts a on a.id = d.account where d.owner <> a.owner
        and not exists (select from handoffs h where h.account = a.id and h.state = 'accepted')) as strangers`;
    const people = demoCustomers.flatMap((customer) => customer.people).length;
    expect(row).toEqual({ owned: 48, contacts: people, notes: 6, calls: 6, strangers: 0 });
  });

  test('knows who answers for its customers, and what is to be reached with them: on the way, late and reached', async () => {
    const [row] = await db.sql`select
      (select count(*)::int from responsibilities) as parts,
      (select count(distinct account)::int from responsibilities where part = 'accountable') as covered,
      (select count(*)::int from goals where state = 'reached') as reached,
      (select count(*)::int from goals where state = 'open' and target_on < current_date) as late,
      (select count(*)::int from goals where owner is null) as loose,
      (select count(*)::int from goals) as goals`;
    const special = new Set(demoParts.map(({ account }) => account));
    const bySupport = 48 - special.size - demoUnanswered.length;
    const parts = demoParts.flatMap(({ to }) => to).length + bySupport;
    expect(row).toEqual({ parts, covered: 5 + bySupport, reached: 1, late: 1, loose: 1, goals: demoGoals.length });
  });

  test('has something to do for everybody of sales, and for the support team', async () => {
    const [row] = await db.sql`select count(*)::int as tasks,
      count(*) filter (where t.team is not null and t.assignee is null)::int as queued,
      count(distinct t.assignee)::int as people,
      count(*) filter (where t.subject is null)::int as loose
      from tasks t where t.subject_kind is distinct from 'deal' and t.note is null`;
    const given = demoHandoffs.filter(({ firstTask }) => firstTask !== undefined).length;
    expect(row).toEqual({ tasks: demoTasks.length + given, queued: 2, people: 5, loose: 0 });
  });

  test('passes something on between the teams, in every state, with a brief that somebody wrote', async () => {
    const rows = await db.sql`select h.state, count(*)::int as handoffs,
      min(cardinality(b.written))::int as written from handoffs h join handoff_briefs b on b.handoff = h.id group by 1 order by 1`;
    expect(rows).toEqual([
      { state: 'accepted', handoffs: 1, written: 3 },
      { state: 'draft', handoffs: 1, written: 1 },
      { state: 'returned', handoffs: 1, written: 1 },
      { state: 'sent', handoffs: 2, written: 3 },
      { state: 'withdrawn', handoffs: 1, written: 1 },
    ]);
    const [routes] = await db.sql`select count(*)::int as routes from handoff_routes`;
    expect(routes).toEqual({ routes: 4 });
  });

  test('is offering something in every state, with prices, in three languages, to customers whom somebody knows', async () => {
    const expiry = core.features.flatMap(({ jobs }) => jobs ?? []).find(({ kind }) => kind === 'proposals.expiry');
    await expiry?.start({}, { id: newId(), workspace: null, attempt: 1, signal: new AbortController().signal });
    const rows =
      await db.sql`select state, count(*)::int as proposals, bool_and(contact is not null and once + yearly > 0) as real
      from proposals group by state order by state`;
    const states = ['accepted', 'declined', 'draft', 'expired', 'in-review', 'opened', 'sent'];
    expect(rows.map(({ state }) => state as string)).toEqual(states);
    expect(rows.every(({ real }) => real === true)).toBe(true);
    const [beside] = await db.sql`select
      (select count(*)::int from proposals) as proposals,
      (select count(*)::int from proposal_messages) as messages,
      (select count(*)::int from proposal_templates) as templates,
      (select array_agg(t.kind) from proposal_templates p join teams t on t.id = p.team) as of,
      (select count(*)::int from product_prices) as prices,
      (select count(distinct language)::int from proposals) as languages`;
    const counts = {
      proposals: demoProposals.length + 1,
      messages: 2,
      templates: 2,
      of: ['sales'],
      prices: 3,
      languages: 3,
    };
    expect(beside).toEqual(counts);
  });

  test('has something planned about some of the open deals, late, today and later, and nothing about others', async () => {
    const [row] = await db.sql`select
      count(t.id)::float / count(*) as planned,
      count(*) filter (where t.due_on < current_date)::int as late,
      count(*) filter (where t.due_on > current_date)::int as later
      from deals d left join tasks t on t.subject = d.id where d.status = 'open' and d.home = 'board'`;
    expect(row?.['planned']).toBeGreaterThan(0.3);
    expect(row?.['planned']).toBeLessThan(0.7);
    expect(row?.['late']).toBeGreaterThan(0);
    expect(row?.['later']).toBeGreaterThan(5);
  });

  test('looks alive: about one open deal in six is idle, few are late, and many close soon', async () => {
    const { board } = await seedMany(core, 300);
    const [row] = await db.sql`select
      count(*) filter (where current_date - last_activity::date > s.idle_days)::float / count(*) as idle,
      count(*) filter (where close_on < current_date)::float / count(*) as late,
      count(*) filter (where close_on between current_date and current_date + 21)::float / count(*) as soon
      from deals d join board_stages s on s.board = d.board and s.id = d.stage where d.board = ${board}`;
    expect(row?.['idle']).toBeGreaterThan(0.1);
    expect(row?.['idle']).toBeLessThan(0.25);
    expect(row?.['late']).toBeLessThan(0.12);
    expect(row?.['soon']).toBeGreaterThan(0.5);
  });

  test('is made only where nobody is yet, and a board for measurements beside it', async () => {
    expect(await seedDemo(core, { deals: 60 })).toBeNull();
    const many = await seedMany(core, 120);
    const rows = await db.sql`select distinct status, home from deals where board = ${many.board}`;
    expect([...rows]).toEqual([{ status: 'open', home: 'board' }]);
  });

  test('its samples go again, but for those that people worked on', async () => {
    const undone = await undoFiles(core.imports, seeded!.workspace, sampleSource);
    const left = await db.sql<{ status: string }[]>`select status from deals where external_source = ${sampleSource}`;
    expect(undone?.state).toBe('undone');
    expect(left.length).toBeGreaterThan(0);
    expect(left.every(({ status }) => status !== 'open')).toBe(true);
  });
});
