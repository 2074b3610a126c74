import type { Goal } from '@baton/schema/goals';
import type { InboxItem } from '@baton/schema/inbox';
import { expect, it } from 'vitest';

import { handoffDesk } from '#tests/handoff-desk.ts';
import type { TestMember } from '#tests/people.ts';
import { runJob } from '#tests/run-job.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const onDay = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const person = ({ member: id }: TestMember) => ({ kind: 'member', id });

describeWithDatabase('parts and goals in inboxes', () => {
  const desk = handoffDesk();
  const { send, read, anAccount } = desk;
  const support = () => ({ kind: 'team', id: desk.acme.teams.support });
  const assign = (account: { id: string }, cell: string, ...holders: object[]) =>
    read(`PUT /accounts/${account.id}/responsibilities/${cell}`, { holders });
  const why = async (as: TestMember, account: { id: string }) => {
    const { data } = await read<{ data: InboxItem[] }>('GET /inbox?kind=account', undefined, as);
    return data.find(({ record }) => record.id === account.id)?.reasons ?? [];
  };
  const kinds = async (as: TestMember, account: { id: string }) => (await why(as, account)).map(({ kind }) => kind);
  const aGoal = (account: { id: string }, more: object) =>
    read<Goal>(`POST /accounts/${account.id}/goals`, {
      title: 'Halve the downtime',
      targetOn: onDay(1),
      measure: { kind: 'yes-no' },
      owner: null,
      ...more,
    });

  it('[IN18] who is given a part hears which, a team as a team, and no more once it is taken away', async () => {
    const account = await anAccount();
    await assign(account, 'care/accountable', person(desk.sofia));
    await assign(account, 'care/informed', support(), person(desk.claire));
    await assign(account, 'care/informed', person(desk.claire), support());
    expect(await why(desk.sofia, account)).toMatchObject([
      { kind: 'team-part', part: { stage: 'care', part: 'informed' }, actorId: desk.claire.member },
      { kind: 'part-given', part: { stage: 'care', part: 'accountable' } },
    ]);
    expect(await kinds(desk.marc, account)).toEqual(['team-part']);
    // Nobody tells oneself.
    expect(await kinds(desk.claire, account)).toEqual([]);
    await assign(account, 'care/accountable', person(desk.marc));
    expect(await kinds(desk.sofia, account)).toEqual(['team-part']);
    expect(await kinds(desk.marc, account)).toEqual(['part-given', 'team-part']);
  });

  it('[IN18] [GO7] who owns a goal hears that it is theirs, once that its day passed, and how it ended', async () => {
    const account = await anAccount();
    const goal = await aGoal(account, { owner: person(desk.sofia) });
    expect(await why(desk.sofia, account)).toMatchObject([{ kind: 'goal-given', goalId: goal.id, text: goal.title }]);
    for (const days of [1, 2.6, 2.6]) await runJob(desk.db, 'goals.overdue', days);
    expect(await kinds(desk.sofia, account)).toEqual(['goal-overdue', 'goal-given']);
    expect(await kinds(desk.claire, account)).toEqual(['goal-overdue']);
    // Another day is another chance, and no longer overdue.
    await read(`PATCH /goals/${goal.id}`, { targetOn: onDay(2) });
    expect(await kinds(desk.sofia, account)).toEqual(['goal-given']);
    for (const days of [3.6, 3.6]) await runJob(desk.db, 'goals.overdue', days);
    expect(await kinds(desk.sofia, account)).toEqual(['goal-overdue', 'goal-given']);
    await send(`POST /goals/${goal.id}/close`, { outcome: 'reached' }, desk.marc);
    expect((await kinds(desk.sofia, account)).toSorted()).toEqual(['goal-given', 'goal-reached']);
    expect(await kinds(desk.claire, account)).toEqual(['goal-reached']);
    const told = await desk.db.sql`select type from facts where subject = ${goal.id} and type = 'goal.became-overdue'`;
    expect(told).toHaveLength(2);
  });

  it('[IN18] a goal that passes to a team is theirs, and no longer of whom it was', async () => {
    const account = await anAccount();
    const goal = await aGoal(account, { owner: person(desk.sofia) });
    await read(`PATCH /goals/${goal.id}`, { owner: support() });
    expect([await kinds(desk.sofia, account), await kinds(desk.marc, account)]).toEqual([['team-goal'], ['team-goal']]);
    await read(`POST /goals/${goal.id}/close`, { outcome: 'missed' });
    expect((await kinds(desk.marc, account)).toSorted()).toEqual(['goal-ended', 'team-goal']);
    const settled = { kind: 'account', id: account.id };
    expect(await why(desk.marc, settled)).toMatchObject([{ text: goal.title }, { text: goal.title }]);
  });

  it('[IN2] an old goal tells nobody that its day has passed', async () => {
    const account = await anAccount();
    await aGoal(account, { owner: person(desk.sofia), targetOn: onDay(-30) });
    await runJob(desk.db, 'goals.overdue', 0);
    expect(await kinds(desk.sofia, account)).toEqual(['goal-given']);
  });
});
