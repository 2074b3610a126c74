import { randomUUID } from 'node:crypto';

import type { Handoff } from '@baton/schema/handoffs';
import { proposalAccepted } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { until } from '#tests/live-client.ts';
import type { TestMember } from '#tests/people.ts';
import { sendingWorld, type SendingWorld } from '#tests/sending-world.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

describeWithDatabase('deals whose proposal is signed', () => {
  let world: SendingWorld;
  let owner: TestMember;
  let board: { id: string };

  beforeAll(async () => {
    world = await sendingWorld({ connections: 12 });
    owner = await world.member('owner');
    const wanted = { name: 'B', currency: 'EUR', visibility: 'workspace', grants: [] };
    board = await world.asked('POST /boards', wanted, owner);
  });
  afterAll(() => world.stop());

  const settings = (wanted: object, as = owner) => world.asked('PATCH /proposal-settings', wanted, as);
  const aDeal = () =>
    world.asked<{ id: string }>(`POST /boards/${board.id}/deals`, { title: 'Ovens', accountId: world.account.id });
  const statusOf = async ({ id }: { id: string }) => (await world.asked<{ status: string }>(`GET /deals/${id}`)).status;
  const wonFacts = ({ id }: { id: string }) =>
    world.db.sql<{ origin: string; actor: string; cause: string }[]>`select origin, actor, cause from facts
      where subject = ${id} and type = 'deal.won' order by ins`;
  const sign = async (deal: { id: string }): Promise<{ id: string }> => {
    const made = await world.begin({ subject: { kind: 'deal', id: deal.id } });
    await world.send(made);
    const signature = { name: 'Marie', signature: { kind: 'typed' }, consent: true, choices: {} };
    expect((await world.page('accept', await world.linkTo(made), signature)).status).toBe(200);
    return made;
  };
  const accepted = async ({ id }: { id: string }) =>
    (await world.db.sql<{ id: string }[]>`select id from facts where subject = ${id} and type = 'proposal.accepted'`)[0]
      ?.id;
  /** Every fact was given out, and every job that followed has ended. */
  const quiet = () =>
    until(async () => {
      const [row] = await world.db.sql<{ waiting: number }[]>`select
        (select count(*)::int from fact_queue)
        + (select count(*)::int from jobs where kind = 'automations.run')
        + (select count(*)::int from automation_cursors c join fact_sequence s
            on s.workspace = c.workspace and s.seq > c.seq) as waiting`;
      return row?.waiting === 0;
    }, 'the automations to have nothing to do');

  it('[PP16] stay where they are while nobody has said otherwise', async () => {
    const deal = await aDeal();
    await sign(deal);
    await quiet();
    expect(await statusOf(deal)).toBe('open');
    expect(await world.asked('GET /proposal-settings')).toMatchObject({
      tracking: true,
      winsDeal: false,
      winsDealAs: null,
    });
  });

  it('[PP16] are won, once, in the name of who wanted it, and handed on as every won deal', async () => {
    expect(await settings({ winsDeal: true })).toMatchObject({ winsDeal: true, winsDealAs: owner.member });
    await world.asked(
      'POST /handoff-routes',
      {
        fromTeamId: world.workspace.teams.sales,
        toTeamId: world.workspace.teams.support,
        items: [{ id: randomUUID(), kind: 'goals', label: null, required: true }],
        criteria: [],
        answerWithin: 480,
        warnBefore: 60,
        passes: 'nothing',
        onDealWon: true,
      },
      owner,
    );
    const deal = await aDeal();
    const proposal = await sign(deal);
    await until(async () => (await wonFacts(deal)).length === 1, 'the deal to be won');
    expect(await wonFacts(deal)).toEqual([
      { origin: 'automation', actor: owner.member, cause: await accepted(proposal) },
    ]);
    const handoffs = () => world.asked<{ data: Handoff[] }>(`GET /handoffs?dealId=${deal.id}`, undefined, owner);
    await until(async () => (await handoffs()).data[0]?.state === 'sent', 'the handoff');
    expect((await handoffs()).data).toMatchObject([{ senderId: owner.member, state: 'sent' }]);
    // Another proposal of the same deal is signed later: the deal is won already.
    await sign(deal);
    await quiet();
    expect(await wonFacts(deal)).toHaveLength(1);
  });

  it('[PP16] stay lost where somebody has lost them', async () => {
    const deal = await aDeal();
    await world.asked(`POST /deals/${deal.id}/close`, { outcome: 'lost' });
    await sign(deal);
    await quiet();
    expect(await statusOf(deal)).toBe('lost');
  });

  it('[PP16] stay where they are when the signature was imported', async () => {
    const deal = await aDeal();
    const { id } = await world.begin({ subject: { kind: 'deal', id: deal.id } });
    const source = { workspace: world.workspace.id, actor: null, origin: 'import', cause: null } as const;
    const fact = proposalAccepted({
      subject: { kind: 'proposal', id },
      data: {
        proposalId: id,
        title: '',
        version: 1,
        contactId: world.contact.id,
        ownerId: null,
        name: 'Marie',
        contentHash: '',
        sums: [],
      },
    });
    await world.db.scopes.withWorkspace({ workspace: world.workspace.id }, (tx) =>
      world.server.app.core.facts.record(tx, source, [{ ...fact, occurredAt: new Date() }]),
    );
    world.server.app.core.onFacts();
    await quiet();
    expect(await statusOf(deal)).toBe('open');
  });

  it('[PP16] are nobody’s to win when who wanted it has left; the refusal is kept', async () => {
    const left = await world.member('admin');
    await settings({ winsDeal: false });
    await settings({ winsDeal: true }, left);
    await world.asked(`DELETE /members/${left.member}`, undefined, owner);
    const deal = await aDeal();
    await sign(deal);
    await quiet();
    expect(await statusOf(deal)).toBe('open');
    const refused = await world.db.sql`select reason from refusals where route = 'POST /deals/{dealId}/close'`;
    expect(refused).toEqual([{ reason: 'not-found' }]);
  });
});
