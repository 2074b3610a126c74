import { accounts } from '@baton/schema/accounts/tables';
import { goals } from '@baton/schema/goals';
import { responsibilities } from '@baton/schema/responsibilities';
import { memberId, type Holder, type WorkspaceId } from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';
import { demoCare, demoGoals, demoParts, demoUnanswered, type DemoHolder } from './demo-together.ts';

const dayMs = 86_400_000;

/** What the people of the demo agreed on about their customers: who answers for whom, and what is to be reached. */
export const enlivenTogether = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const { core } = inside;
  const { named, kinds } = await core.scopes.withWorkspace({ workspace }, async (tx) => ({
    named: await tx.select({ id: accounts.id, name: accounts.name }).from(accounts),
    kinds: await tx.select({ id: teams.id, kind: teams.kind }).from(teams).where(eq(teams.workspace, workspace)),
  }));
  const accountOf = (account: string) => {
    const found = named.find(({ name }) => name === account);
    if (!found) throw new Error(`The demo has no ${account}`);
    return found.id;
  };
  const holderOf = async (to: DemoHolder): Promise<Holder> => {
    if ('person' in to)
      return { kind: 'member', id: memberId.parse((await memberOf(inside, workspace, to.person)).member) };
    const team = kinds.find(({ kind }) => kind === to.team);
    if (!team) throw new Error(`The demo has no team of ${to.team}`);
    return { kind: 'team', id: team.id };
  };
  const special = new Set([...demoUnanswered, ...demoParts.map(({ account }) => account)]);
  const others = named.filter(({ name }) => !special.has(name)).map(({ name }) => ({ account: name, ...demoCare }));
  for (const { account, stage, part, by, to } of [...demoParts, ...others]) {
    const holders = await Promise.all(to.map(holderOf));
    const who = await memberOf(inside, workspace, by);
    await performAs(inside, who, responsibilities.assign, { accountId: accountOf(account), stage, part, holders });
  }
  for (const { account, title, by, owner, inDays, measure, values, reached } of demoGoals) {
    const who = await memberOf(inside, workspace, by);
    const { id: goalId } = await performAs(inside, who, goals.set, {
      accountId: accountOf(account),
      title,
      targetOn: new Date(core.clock.now().getTime() + inDays * dayMs).toISOString().slice(0, 10),
      measure,
      owner: owner && (await holderOf(owner)),
    });
    for (const value of values) await performAs(inside, who, goals.progress, { goalId, value });
    if (reached) await performAs(inside, who, goals.close, { goalId, outcome: 'reached' });
  }
};
