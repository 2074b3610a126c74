import { deals } from '@baton/schema/deals/tables';
import { memberId, type WorkspaceId } from '@baton/schema/shared';
import { tasks } from '@baton/schema/tasks';
import { and, asc, eq } from 'drizzle-orm';

import { memberOf, performAs, type Inside } from '../inside.ts';

/** Whoever sells plans in their own language. */
const planned: Readonly<Record<string, readonly string[]>> = {
  'giulia@demo.example': ['Richiamare', 'Inviare l’offerta aggiornata', 'Fissare la visita', 'Chiedere le misure'],
  'marco@demo.example': ['Call back', 'Send the revised offer', 'Agree on a visit', 'Ask for the floor plan'],
};

/** Days from today, for one deal after another; null for one about which nothing is planned. */
const rhythm = [null, 1, null, 0, 3, null, -2, null, 8, null, null, 2];
const hours = ['09:00', null, '14:30'];

/** Plans what comes next about some of the open deals, each by its owner; of the others nobody has thought. */
export const planNext = async (inside: Inside, workspace: WorkspaceId): Promise<void> => {
  const { core } = inside;
  const owners = new Map(
    await Promise.all(
      Object.keys(planned).map(async (email) => {
        const as = await memberOf(inside, workspace, email);
        return [as.member, { as, titles: planned[email] ?? [] }] as const;
      }),
    ),
  );
  const open = await core.scopes.withWorkspace({ workspace }, (tx) =>
    tx
      .select({ id: deals.id, owner: deals.owner })
      .from(deals)
      .where(and(eq(deals.workspace, workspace), eq(deals.status, 'open'), eq(deals.home, 'board')))
      .orderBy(asc(deals.title), asc(deals.id)),
  );
  for (const [place, { id, owner }] of open.entries()) {
    const inDays = rhythm[place % rhythm.length] ?? null;
    const by = owner === null ? undefined : owners.get(owner);
    if (inDays === null || by === undefined) continue;
    const on = new Date(core.clock.now().getTime() + inDays * 86_400_000).toISOString().slice(0, 10);
    await performAs(inside, by.as, tasks.create, {
      title: by.titles[place % by.titles.length] ?? '',
      assigneeId: memberId.parse(by.as.member),
      due: { on, time: hours[place % hours.length] ?? null, zone: 'Europe/Paris' },
      subject: { kind: 'deal', id },
    });
  }
};
