import type { InboxItem } from '@baton/schema/inbox';
import { editLine } from '@baton/schema/pricing';
import type { ProposalDetail } from '@baton/schema/proposals';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { ask, type TestMember } from '#tests/people.ts';
import { proposalWorld, type ProposalWorld } from '#tests/proposal-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('approval of discounts', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: ProposalWorld;
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    world = await proposalWorld(db, server);
    const admin = await world.member('admin');
    await world.asked('PUT /discount-limits/member/any', { percent: '5' }, admin);
    await world.asked('PUT /discount-limits/manager/any', { percent: '15' }, admin);
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  const approval = (to: 'ask' | 'give' | 'return', { id }: ProposalDetail, body: object = {}, as = world.claire) =>
    ask(server.url, as, `POST /proposals/${id}/approval/${to}`, body);

  it('[PP7] [PP8] a discount beyond the limit is asked about, approved as it is, and needs it again when it grows', async () => {
    const made = await world.begin();
    const [line] = await world.price(made, [{ unitPrice: '100', discount: { percent: '10' } }]);
    if (!line) throw new Error('no line');
    expect(await world.read(made)).toMatchObject({
      needsApproval: true,
      beyond: [{ lineId: line, percent: '10', limit: '5', by: world.claire.member, approved: false }],
      may: { write: true, comment: true, approve: false },
    });
    expect((await approval('give', made)).body).toMatchObject({ code: 'beyond-own-limit' });
    expect((await approval('ask', made, { askedOf: world.claire.member })).body).toMatchObject({
      code: 'cannot-approve',
    });
    expect((await approval('ask', made, { askedOf: world.marco.member, words: 'For May' })).body).toMatchObject({
      state: 'in-review',
      approval: { state: 'asked', askedOf: world.marco.member, words: 'For May' },
    });
    expect((await approval('ask', made)).body).toMatchObject({ code: 'approval-asked' });
    expect((await approval('give', made, { words: 'Once' }, world.marco)).body).toMatchObject({
      state: 'draft',
      needsApproval: false,
      approval: { state: 'approved', judgedBy: world.marco.member, answer: 'Once' },
      beyond: [{ approved: true }],
    });
    const tab = await world.tab(made);
    editLine(tab.doc, line, { discount: { percent: '8' } });
    await tab.saved();
    await world.projected(made);
    expect(await world.read(made)).toMatchObject({ needsApproval: false });
    editLine(tab.doc, line, { discount: { percent: '10.5' } });
    await tab.saved();
    await world.projected(made);
    expect(await world.read(made)).toMatchObject({ needsApproval: true, may: { approve: false } });
    const facts = await db.sql`select (data ->> 'seq')::int as seq, data -> 'covers' as covers from facts
      where subject = ${made.id} and type = 'proposal.approval-given'`;
    expect(facts).toEqual([{ seq: 2, covers: [{ line, percent: '10' }] }]);
  });

  const inboxOf = async (as: TestMember, { id }: ProposalDetail) => {
    const { data } = await world.asked<{ data: InboxItem[] }>('GET /inbox', undefined, as);
    return data.filter(({ record }) => record.id === id).flatMap(({ reasons }) => reasons.map(({ kind }) => kind));
  };

  it('[IN17] an approval waits with those who could give it, until one of them answers', async () => {
    const other = await world.member('manager');
    const made = await world.begin();
    await world.price(made, [{ unitPrice: '100', discount: { percent: '10' } }]);
    await approval('ask', made);
    expect([await inboxOf(world.marco, made), await inboxOf(other, made), await inboxOf(world.claire, made)]).toEqual([
      ['approval-asked'],
      ['approval-asked'],
      [],
    ]);
    await approval('give', made, {}, world.marco);
    expect([await inboxOf(world.marco, made), await inboxOf(other, made), await inboxOf(world.claire, made)]).toEqual([
      [],
      [],
      ['approval-given'],
    ]);
  });

  it('[PP8] is given back with words, and then waits for nobody', async () => {
    const made = await world.begin();
    expect((await approval('return', made, { words: 'Why?' })).body).toMatchObject({ code: 'approval-not-asked' });
    await approval('ask', made);
    const returned = await approval('return', made, { words: 'Say why' }, world.marco);
    expect(returned.body).toMatchObject({ state: 'draft', approval: { state: 'returned', answer: 'Say why' } });
    expect(await world.factsOf(made)).toEqual([
      'proposal.created',
      'proposal.approval-asked',
      'proposal.approval-returned',
    ]);
  });

  it('[PP7] what a manager takes off is theirs; a guest who may write is told of no limit', async () => {
    const made = await world.begin();
    await world.price(made, [{ unitPrice: '100', discount: { amount: '15' } }], world.marco);
    expect(await world.read(made)).toMatchObject({ needsApproval: false, beyond: [] });
    const guest = await world.member('guest');
    await world.asked(
      `PUT /containers/${world.account.id}/grants/member/${guest.member}`,
      { level: 'write' },
      await world.member('owner'),
    );
    await world.price(made, [{ unitPrice: '10', discount: { percent: '50' } }], guest);
    expect(await world.read(made)).toMatchObject({ needsApproval: true, beyond: [{ by: guest.member, limit: '5' }] });
    expect(await world.read(made, guest)).toMatchObject({ needsApproval: false, beyond: [], approval: null });
    expect((await approval('ask', made, {}, guest)).status).toBe(404);
  });
});
