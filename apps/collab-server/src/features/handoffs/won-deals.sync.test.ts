import { randomUUID } from 'node:crypto';

import type { Handoff, HandoffRoute } from '@baton/schema/handoffs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { dispatchFacts } from '#platform/automations/dispatch.ts';
import { runAutomations } from '#platform/automations/run-automation.job.ts';
import { newId } from '#platform/clock/new-id.ts';
import { sequenceAll } from '#platform/facts/sequencer.ts';
import { createLog } from '#platform/log/log.ts';
import { until } from '#tests/live-client.ts';
import { aMember, ask, aWorkspace, type TestMember, type TestWorkspace } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { handOnWonDeals } from './won-deals.automation.ts';

describeWithDatabase('deals that are won', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let acme: TestWorkspace;
  let owner: TestMember;
  let claire: TestMember;
  let board: { id: string };
  let account: { id: string };
  let route: HandoffRoute;

  beforeAll(async () => {
    db = await testDatabase({ connections: 12 });
    server = await startServer({ databaseUrl: db.url, env: { LOG_LEVEL: 'silent' } });
    acme = await aWorkspace(db.sql);
    owner = await aMember(db.sql, acme, 'owner');
    claire = await aMember(db.sql, acme, 'member', { teams: [acme.teams.sales] });
    board = await read('POST /boards', { name: 'B', currency: 'EUR', visibility: 'workspace', grants: [] }, owner);
    account = await read('POST /accounts', { name: 'Durand' });
    route = await read<HandoffRoute>(
      'POST /handoff-routes',
      {
        fromTeamId: acme.teams.sales,
        toTeamId: acme.teams.support,
        items: [{ id: randomUUID(), kind: 'goals', label: null, required: true }],
        criteria: [],
        answerWithin: 480,
        warnBefore: 60,
        passes: 'nothing',
        onDealWon: true,
      },
      owner,
    );
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const read = async <Body>(
    asked: Parameters<typeof ask>[2],
    body?: unknown,
    as: TestMember = claire,
  ): Promise<Body> => {
    const answer = await ask(server.url, as, asked, body);
    if (answer.status !== 200) throw new Error(`${asked}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const aDeal = (more: object = { accountId: account.id }) =>
    read<{ id: string }>(`POST /boards/${board.id}/deals`, { title: 'Ovens', ...more });
  const win = ({ id }: { id: string }, as = claire) => read(`POST /deals/${id}/close`, { outcome: 'won' }, as);
  const handoffsOf = async ({ id }: { id: string }) =>
    (await read<{ data: Handoff[] }>(`GET /handoffs?dealId=${id}`)).data;
  const wonFacts = ({ id }: { id: string }) =>
    db.sql<{ id: string }[]>`select id from facts where subject = ${id} and type = 'deal.won' order by ins`;
  const wonAgain = async ({ id }: { id: string }) => {
    const [source, subject] = [
      { workspace: acme.id, actor: claire.member, origin: 'person', cause: null } as const,
      id,
    ];
    await db.scopes.withWorkspace({ workspace: acme.id }, (tx) =>
      server.app.core.facts.record(tx, source, [
        { type: 'deal.won', subject: { kind: 'deal', id: subject }, account: null, data: {}, occurredAt: new Date() },
      ]),
    );
    server.app.core.onFacts();
  };
  /** Every fact was given out, and every job that followed has ended. */
  const quiet = () =>
    until(async () => {
      const [row] = await db.sql<{ waiting: number }[]>`select
        (select count(*)::int from fact_queue)
        + (select count(*)::int from jobs where kind = 'automations.run')
        + (select count(*)::int from automation_cursors c join fact_sequence s
            on s.workspace = c.workspace and s.seq > c.seq) as waiting`;
      return row?.waiting === 0;
    }, 'the automations to have nothing to do');

  it('[HO12] go on by themselves, in the name of whoever won them, with what there is of the brief', async () => {
    const deal = await aDeal();
    await win(deal);
    await until(async () => (await handoffsOf(deal))[0]?.state === 'sent', 'the handoff');
    const [handoff] = await handoffsOf(deal);
    expect(handoff).toMatchObject({
      routeId: route.id,
      senderId: claire.member,
      subject: { kind: 'deal', id: deal.id, name: 'Ovens' },
      completeness: { wanted: 1, there: 0 },
    });
    const told =
      await db.sql`select type, origin, actor, cause from facts where subject = ${handoff?.id ?? ''} order by ins`;
    const [won] = await wonFacts(deal);
    const by = { origin: 'automation', actor: claire.member, cause: won?.id };
    expect(told).toEqual([
      { type: 'handoff.prepared', ...by },
      { type: 'handoff.sent', ...by },
    ]);
  });

  it('[HO12] go once, however often they are reopened and won', async () => {
    const deal = await aDeal();
    await win(deal);
    await until(async () => (await handoffsOf(deal)).length === 1, 'the handoff');
    await read(`POST /handoffs/${(await handoffsOf(deal))[0]?.id}/withdraw`);
    await wonAgain(deal);
    await quiet();
    expect([await wonFacts(deal), await handoffsOf(deal)].map(({ length }) => length)).toEqual([2, 1]);
  });

  it('[HO12] go once, when whoever hands them on dies on the way and begins again, and two do it at once', async () => {
    const deal = await aDeal();
    await db.sql.unsafe(`create function never() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
      create trigger never before insert on facts for each row when (new.type = 'handoff.sent') execute function never()`);
    await win(deal);
    await until(async () => (await handoffsOf(deal))[0]?.state === 'draft', 'half of it');
    await db.sql.unsafe('drop trigger never on facts; drop function never()');
    const [fact] = await wonFacts(deal);
    const { core } = server.app;
    const job = runAutomations({
      ...core,
      log: createLog('silent'),
      automations: [handOnWonDeals],
      commands: core.features.flatMap(({ commands }) => commands),
    });
    const again = () =>
      job.start(
        { automation: handOnWonDeals.name, fact: fact?.id },
        { id: newId(), workspace: acme.id, attempt: 2, signal: new AbortController().signal },
      );
    // What is begun goes on from where it stopped: asked anew it would find the deal on its way already.
    await db.sql`update jobs set run_at = now(), leased_until = null where kind = 'automations.run'`;
    await Promise.all([again(), again()]);
    await until(async () => (await handoffsOf(deal))[0]?.state === 'sent', 'the other half');
    await quiet();
    const told =
      await db.sql`select type from facts where data ->> 'routeId' = ${route.id} and cause = ${fact?.id ?? ''}`;
    expect(told.map(({ type }) => type as string)).toEqual(['handoff.prepared', 'handoff.sent']);
  });

  it('[HO12] stay where they are when they were imported', async () => {
    const deal = await aDeal();
    const [source, won] = [
      { workspace: acme.id, actor: claire.member, origin: 'import', cause: null } as const,
      deal.id,
    ];
    await db.scopes.withWorkspace({ workspace: acme.id }, (tx) =>
      server.app.core.facts.record(tx, source, [
        { type: 'deal.won', subject: { kind: 'deal', id: won }, account: null, data: {}, occurredAt: new Date() },
      ]),
    );
    await sequenceAll(db.scopes, () => undefined);
    await dispatchFacts({ scopes: db.scopes, automations: [handOnWonDeals] }, acme.id);
    await quiet();
    expect(await handoffsOf(deal)).toEqual([]);
  });

  it.each<[string, () => Promise<{ deal: { id: string }; as: TestMember }>]>([
    ['is of another team', async () => ({ deal: await aDeal(), as: await aMember(db.sql, acme, 'member') })],
    ['has no account to hand on', async () => ({ deal: await aDeal({}), as: claire })],
  ])('[HO12] are left to people, and that is told, when whoever won %s', async (_why, made) => {
    const { deal, as } = await made();
    await win(deal, as);
    await quiet();
    expect(await handoffsOf(deal)).toEqual([]);
    const [fact] = await wonFacts(deal);
    const refused = await db.sql`select origin, route, actor from refusals where request_id = ${fact?.id ?? ''}`;
    expect(refused).toEqual([{ origin: 'automation', route: 'POST /handoffs', actor: as.member }]);
  });
});
