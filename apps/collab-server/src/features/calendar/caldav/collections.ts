import { calendars } from '@baton/schema/calendar/tables';
import type { CalendarId, Level } from '@baton/schema/shared';
import { teams } from '@baton/schema/workspaces/tables';
import { and, asc, eq, or } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelsOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { languageOf, memberNames } from '../../workspaces/reads.ts';
import { calendarPolicy } from '../calendar.policy.ts';

/** A calendar as devices see it. */
export interface Collection {
  id: CalendarId;
  name: string;
  mayWrite: boolean;
}

/** What departments are called where they have no name of their own. */
const departments = {
  en: { marketing: 'Marketing', sales: 'Sales', billing: 'Billing', support: 'Support' },
  fr: { marketing: 'Marketing', sales: 'Ventes', billing: 'Facturation', support: 'Assistance' },
  it: { marketing: 'Marketing', sales: 'Vendite', billing: 'Fatturazione', support: 'Assistenza' },
} as const;

/** The calendars that a device shows: its owner's, and those of teams that they may read. */
export const collectionsOf = async (tx: Tx, actor: Actor): Promise<Collection[]> => {
  if (!calendarPolicy.look(actor)) return [];
  const rows = await tx
    .select({ id: calendars.id, holder: calendars.holder, team: teams.name, kind: teams.kind })
    .from(calendars)
    .leftJoin(teams, and(eq(teams.workspace, calendars.workspace), eq(teams.id, calendars.id as never)))
    .where(
      and(
        eq(calendars.workspace, actor.workspace),
        or(eq(calendars.holder, 'team'), eq(calendars.id, actor.member as string as CalendarId)),
      ),
    )
    .orderBy(asc(calendars.holder), asc(calendars.id));
  const levels: ReadonlyMap<string, Level> = await levelsOn(
    tx,
    actor,
    rows.map(({ id }) => id),
    'calendar',
  );
  const own = (await memberNames(tx, actor, [actor.member])).get(actor.member) ?? 'Baton';
  const words = departments[await languageOf(tx, actor.workspace)];
  return rows.flatMap(({ id, holder, team, kind }) => {
    const level = levels.get(id) ?? null;
    if (level === null) return [];
    const name = holder === 'member' ? own : (team ?? (kind === null ? 'Baton' : words[kind]));
    return [{ id, name, mayWrite: calendarPolicy.write(actor, { level }) }];
  });
};
