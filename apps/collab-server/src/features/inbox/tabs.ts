import { mentionReasons, type InboxNarrowing, type InboxTab } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import { and, eq, inArray, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';

import { actedByTeam } from '../workspaces/reads.ts';
import { isDone, isMine, isSnoozed, isWaiting } from './visible.ts';

/** Reasons that call this person. */
export const ofMentions = inArray(inboxReasons.kind, [...mentionReasons]);

/** Rows of handoffs. */
export const ofHandoffs = eq(inboxItems.recordKind, 'handoff');

const inTab = (tab: InboxTab, now: Date | SQL): SQL | undefined => {
  if (tab === 'done') return isDone;
  if (tab === 'handoffs') return and(isWaiting(now), ofHandoffs);
  return tab === 'snoozed' ? isSnoozed(now) : isWaiting(now);
};

/** The condition of the actor's rows of a tab: about records of one kind, or with something that somebody of a team did. */
export const rowsOfTab = (
  actor: Actor,
  { tab, teamId, kind }: { tab: InboxTab } & InboxNarrowing,
  now: Date | SQL,
): SQL | undefined =>
  and(
    isMine(
      actor,
      and(
        tab === 'mentions' ? ofMentions : undefined,
        teamId === undefined ? undefined : actedByTeam(actor, inboxReasons.actor, teamId),
      ),
    ),
    kind === undefined ? undefined : eq(inboxItems.recordKind, kind),
    inTab(tab, now),
  );
