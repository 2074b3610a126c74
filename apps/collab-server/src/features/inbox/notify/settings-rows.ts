import { usualSettings, type NotificationSettings, type OwnNotifications } from '@baton/schema/inbox';
import { notificationSettings } from '@baton/schema/inbox/tables';
import type { MemberId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { hoursOfMembers } from '../../working-time/reads.ts';

type Workspace = Actor['workspace'];

/** How each of these people wants to be told. */
export const settingsOf = async (
  tx: Tx,
  workspace: Workspace,
  ids: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, NotificationSettings>> => {
  const rows = await tx
    .select()
    .from(notificationSettings)
    .where(and(eq(notificationSettings.workspace, workspace), idsIn(notificationSettings.member, ids)));
  const chosen = new Map(rows.map((row) => [row.member, row]));
  return new Map(
    ids.map((id) => {
      const row = chosen.get(id);
      return [id, row ? toldBy(row) : usualSettings];
    }),
  );
};

/** What has been added since somebody chose is as usual for them. */
const toldBy = ({
  events,
  dailyAt,
  quiet,
  quietUntil,
}: typeof notificationSettings.$inferSelect): NotificationSettings => ({
  events: { ...usualSettings.events, ...events },
  dailyAt,
  quiet,
  quietUntil: quietUntil?.toISOString() ?? null,
});

/** One's own settings, with the hours by which quiet is reckoned; somewhere it is still the day before. */
export const ownSettings = async (tx: Tx, { workspace, member }: Actor, now: Date): Promise<OwnNotifications> => {
  const since = new Date(now.getTime() - 86_400_000).toISOString().slice(0, 10);
  const settings = (await settingsOf(tx, workspace, [member])).get(member) ?? usualSettings;
  const hours = (await hoursOfMembers(tx, workspace, [member], since)).get(member);
  if (!hours) throw new Error('Everybody has working hours');
  const { zone, week, holidays, away = [] } = hours;
  return {
    ...settings,
    hours: { zone, week, holidays, away: away.map(({ from, to, hours: of }) => ({ from, to, hours: of })) },
  };
};
