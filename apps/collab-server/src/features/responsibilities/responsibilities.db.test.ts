import type { AccountRow } from '@baton/schema/accounts';
import type { ResponsibilityGrid } from '@baton/schema/responsibilities';
import type { Fact, Holder } from '@baton/schema/shared';
import { expect, it } from 'vitest';

import { handoffDesk } from '#tests/handoff-desk.ts';
import { aMember } from '#tests/people.ts';
import { describeWithDatabase } from '#tests/test-database.ts';

const person = ({ member }: { member: string }): Holder => ({ kind: 'member', id: member }) as Holder;

describeWithDatabase('responsibilities over HTTP', () => {
  const desk = handoffDesk();
  const { send, read, anAccount } = desk;
  const assign = (account: { id: string }, cell: string, holders: readonly Holder[], as = desk.claire) =>
    send(`PUT /accounts/${account.id}/responsibilities/${cell}`, { holders }, as);
  const gridOf = (account: { id: string }, as = desk.claire) =>
    read<ResponsibilityGrid>(`GET /accounts/${account.id}/responsibilities`, undefined, as);
  const inStage = async (account: { id: string }, stage: string) =>
    (await gridOf(account)).stages.find((each) => each.stage === stage);
  const rows = (query: string) => read<{ data: AccountRow[] }>(`GET /accounts?${query}`);
  const uncovered = async (more = '') => (await rows(`uncovered=true${more}`)).data.map(({ id }) => id);
  const ofTeam = (team: string) => uncovered(`&stageTeamId=${team}`);

  it('[RE1] [RE5] a part is read back, told by the timeline, and shown in the list in its stage', async () => {
    const account = await anAccount({ status: 'qualified' });
    const support = { kind: 'team', id: desk.acme.teams.support } as Holder;
    expect(await assign(account, 'opportunity/accountable', [person(desk.claire)])).toMatchObject({ status: 200 });
    await assign(account, 'opportunity/informed', [support, person(desk.marc)]);
    await assign(account, 'opportunity/informed', [support, person(desk.marc)]);
    expect(await inStage(account, 'opportunity')).toMatchObject({
      accountable: [{ holder: person(desk.claire), stand: 'here' }],
      informed: [{ holder: support }, { holder: person(desk.marc) }],
      responsible: [],
    });
    const { data } = await rows(`q=${encodeURIComponent(account.name)}`);
    expect(data).toMatchObject([{ stage: 'opportunity', accountable: { holder: person(desk.claire), stand: 'here' } }]);
    const told = await read<{ data: Fact[] }>(`GET /accounts/${account.id}/timeline?about=account`);
    expect(told.data.filter(({ type }) => type === 'account.responsibility-changed')).toHaveLength(2);
  });

  it('[RE4] a stage whose accountable person left, or whose team is empty, is one without anybody', async () => {
    const account = await anAccount({ status: 'active' });
    const leaver = await aMember(desk.db.sql, desk.acme, 'member', { teams: [desk.acme.teams.billing] });
    expect(await uncovered()).toContain(account.id);
    await assign(account, 'renewal/accountable', [person(desk.claire)]);
    expect(await uncovered()).toContain(account.id);
    await assign(account, 'care/accountable', [person(leaver)]);
    expect(await uncovered()).not.toContain(account.id);
    const billing = { kind: 'team', id: desk.acme.teams.billing } as Holder;
    const other = await anAccount({ status: 'active' });
    await assign(other, 'care/accountable', [billing]);
    expect(await uncovered()).not.toContain(other.id);
    await desk.db.sql`update members set left_at = now() where id = ${leaver.member}`;
    expect(await uncovered()).toEqual(expect.arrayContaining([account.id, other.id]));
    expect(await inStage(account, 'care')).toMatchObject({ accountable: [{ holder: person(leaver), stand: 'gone' }] });
    // It goes on in another stage, for which somebody is there.
    await read(`PATCH /accounts/${account.id}`, { activeStage: 'renewal' });
    expect(await uncovered()).not.toContain(account.id);
    await read(`PATCH /accounts/${other.id}`, { status: 'former' });
    expect(await uncovered()).not.toContain(other.id);
  });

  it('[RE2] [RE3] who does not see the account gets no part in it, and of two who are made accountable one is', async () => {
    const account = await anAccount({ visibility: 'people' });
    expect(await assign(account, 'care/informed', [person(desk.marc)])).toMatchObject({
      status: 409,
      body: { code: 'holder-sees-nothing' },
    });
    const guest = await aMember(desk.db.sql, desk.acme, 'guest');
    expect(await assign(account, 'care/informed', [person(guest)])).toMatchObject({
      body: { code: 'holder-not-found' },
    });
    expect(await assign(account, 'care/informed', [person(desk.claire)], desk.marc)).toMatchObject({ status: 404 });
    expect(await send(`GET /accounts/${account.id}/responsibilities`, undefined, desk.marc)).toMatchObject({
      status: 404,
    });
    const open = await anAccount();
    const both = await Promise.all(
      [desk.marc, desk.sofia].map((who) => assign(open, 'care/accountable', [person(who)])),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await inStage(open, 'care'))?.accountable).toHaveLength(1);
    await assign(open, 'care/informed', [person(desk.sofia)]);
    await send(`PUT /containers/${open.id}/visibility`, { visibility: 'people' });
    expect((await inStage(open, 'care'))?.informed).toMatchObject([{ stand: 'no-access' }]);
  });

  it('a team is told of accounts in its department’s stages, and in those that it is responsible for', async () => {
    const [lead, care] = [await anAccount({ status: 'lead' }), await anAccount({ status: 'active' })];
    expect(await ofTeam(desk.acme.teams.marketing)).toContain(lead.id);
    expect(await ofTeam(desk.acme.teams.support)).toContain(care.id);
    expect(await ofTeam(desk.acme.teams.support)).not.toContain(lead.id);
    expect(await ofTeam(desk.acme.teams.billing)).toEqual([]);
    await assign(lead, 'lead/responsible', [{ kind: 'team', id: desk.acme.teams.sales }]);
    expect(await ofTeam(desk.acme.teams.sales)).toContain(lead.id);
  });
});
