import {
  proposalLinks,
  proposalMessages,
  proposals,
  proposalSettings,
  proposalSuggestions,
  proposalVersions,
} from '@baton/schema/proposals/tables';
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';

import type { ReminderReason } from './reminder-mail.ts';

const { sentAt, validUntil, remindedAfterAt, remindedBeforeAt } = proposalVersions;

/** A reminder that is later than this is not sent: after a long silence of ours, or of old proposals once it is switched on. */
const latestMs = 3 * 86_400_000;
/** Two reminders of one proposal are at least so far apart. */
const apartMs = 86_400_000;

const at = (moment: Date): SQL => sql`${moment.toISOString()}::timestamptz`;
/** At the hour at which it was sent. The last day began 36 hours before its end. */
const dueAt: Record<ReminderReason, SQL> = {
  unanswered: sql`${sentAt} + make_interval(days => ${proposalSettings.remindAfter})`,
  ending: sql`${validUntil} - interval '36 hours' - make_interval(days => ${proposalSettings.remindBefore})
    + (${sentAt} - date_trunc('day', ${sentAt}, 'UTC'))`,
};
const told = { unanswered: remindedAfterAt, ending: remindedBeforeAt };

/**
 * Rule PP17. Of which versions, joined with their workspace's settings and their proposal, the customer is to be reminded
 * now: those that nobody answered, wrote or suggested anything about, revoked, archived or sent anew.
 */
export const isDue = (why: ReminderReason, now: Date): SQL | undefined =>
  and(
    inArray(proposalVersions.state, ['sent', 'opened']),
    isNull(told[why]),
    isNull(proposals.archivedAt),
    sql`${dueAt[why]} between ${at(new Date(now.getTime() - latestMs))} and ${at(now)}`,
    // A last day that lies so near that it is reminded of at once was said by the letter itself.
    sql`${sentAt} < ${at(new Date(now.getTime() - apartMs))}`,
    sql`${validUntil} > ${at(now)}`,
    sql`coalesce(greatest(${remindedAfterAt}, ${remindedBeforeAt}), '-infinity') < ${at(new Date(now.getTime() - apartMs))}`,
    sql`exists (select from ${proposalLinks} where ${sameVersion(proposalLinks)} and ${proposalLinks.revokedAt} is null)`,
    sql`not exists (select from ${proposalMessages} where ${sameVersion(proposalMessages)} and ${proposalMessages.member} is null)`,
    sql`not exists (select from ${proposalSuggestions} where ${sameVersion(proposalSuggestions)})`,
  );

const sameVersion = (
  of: typeof proposalLinks | typeof proposalMessages | typeof proposalSuggestions,
): SQL | undefined =>
  and(
    eq(of.workspace, proposalVersions.workspace),
    eq(of.proposal, proposalVersions.proposal),
    eq(of.version, proposalVersions.version),
  );

/** How settings and proposals join versions. */
export const settingsOfVersion = eq(proposalSettings.workspace, proposalVersions.workspace);
export const proposalOfVersion = and(
  eq(proposals.workspace, proposalVersions.workspace),
  eq(proposals.id, proposalVersions.proposal),
);
