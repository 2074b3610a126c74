import type { AccountRow } from '@baton/schema/accounts';
import type { Goal } from '@baton/schema/goals';
import type { Fact } from '@baton/schema/shared';
import { expect, it } from 'vitest';

import { handoffDesk, statusesOf } from '#tests/handoff-desk.ts';
import { aMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const values = {
  title: 'Halve the downtime',
  targetOn: '2027-03-31',
  measure: { kind: 'number', unit: 'h', from: 8, to: 4 },
  owner: null,
};

describeWithDatabase('goals over HTTP', () => {
  const desk = handoffDesk();
  const { send, read, anAccount } = desk;
  const set = (account: { id: string }, more: object = {}) =>
    send(`POST /accounts/${account.id}/goals`, { ...values, ...more });
  const aGoal = async (account: { id: string }, more: object = {}) => (await set(account, more)).body as Goal;
  const listed = async (query: string) => (await read<{ data: Goal[] }>(`GET /goals?${query}`)).data;

  it('[GO1] [GO5] a goal is read back, followed, and its values are its history', async () => {
    const account = await anAccount();
    const goal = await aGoal(account, { owner: { kind: 'member', id: desk.claire.member } });
    expect(await listed(`accountId=${account.id}`)).toEqual([goal]);
    for (const value of [7, 6.5]) await read(`POST /goals/${goal.id}/progress`, { value });
    await read(`PATCH /goals/${goal.id}`, { title: 'Less downtime', targetOn: '2027-02-28' });
    await read(`POST /goals/${goal.id}/close`, { outcome: 'missed' });
    expect(await listed(`accountId=${account.id}&state=missed`)).toMatchObject([
      { title: 'Less downtime', value: 6.5, state: 'missed', targetOn: '2027-02-28', owner: { stand: 'here' } },
    ]);
    const { data } = await read<{ data: Fact[] }>(`GET /accounts/${account.id}/timeline?about=goal`);
    expect(data.map(({ type }) => type)).toEqual([
      'goal.closed',
      'goal.edited',
      'goal.progressed',
      'goal.progressed',
      'goal.set',
    ]);
  });

  it('[GO2] of two who set the third at once one does, and the other hears that there are three', async () => {
    const account = await anAccount();
    for (const title of ['One', 'Two']) await aGoal(account, { title });
    const answers = await Promise.all(['Three', 'Four'].map((title) => set(account, { title })));
    expect(statusesOf(answers)).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'three-goals-open' });
  });

  it('[GO3] lists and the account’s row tell of the goal that is due first, and of an owner who left', async () => {
    const account = await anAccount();
    const leaver = await aMember(desk.db.sql, desk.acme, 'member', { teams: [desk.acme.teams.support] });
    const owner = { kind: 'member', id: leaver.member };
    await aGoal(account, { title: 'Later', targetOn: '2027-05-01' });
    const first = await aGoal(account, { title: 'Sooner', targetOn: '2027-01-15', owner });
    await read(`POST /goals/${first.id}/progress`, { value: 5 });
    const { data } = await read<{ data: AccountRow[] }>(`GET /accounts?q=${encodeURIComponent(account.name)}`);
    expect(data).toMatchObject([{ goal: { title: 'Sooner', progress: 75, targetOn: '2027-01-15' } }]);
    expect((await listed(`teamId=${desk.acme.teams.support}&state=open`)).map(({ title }) => title)).toEqual([
      'Sooner',
    ]);
    await desk.db.sql`update members set left_at = now() where id = ${leaver.member}`;
    expect(await listed(`accountId=${account.id}`)).toMatchObject([{ owner: { stand: 'gone' } }, { owner: null }]);
  });

  it('goals of an account that is deleted for good go with it, and with them what was told of them', async () => {
    const account = await anAccount();
    const goal = await aGoal(account);
    await read('POST /accounts/bin', { accountIds: [account.id] });
    expect(await send(`POST /goals/${goal.id}/progress`, { value: 5 })).toMatchObject({
      body: { code: 'account-in-bin' },
    });
    await desk.db.sql`update accounts set binned_at = now() - interval '31 days' where id = ${account.id}`;
    await runJob(desk.db, 'accounts.purge', 0);
    expect(await desk.db.sql`select id from goals where account = ${account.id}`).toHaveLength(0);
    const told = await desk.db.sql`select data from facts where subject = ${goal.id} and data is not null`;
    expect(told.filter(({ data }) => JSON.stringify(data).includes('downtime'))).toEqual([]);
  });
});
