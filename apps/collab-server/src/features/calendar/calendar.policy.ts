import { includesLevel, type Level, type MemberId } from '@baton/schema/shared';
import { roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What an actor has to do with an event, or with an event to be. */
export interface EventKnowing {
  /** On its calendar. */
  level: Level | null;
  /** On the account that it is about; undefined when it is about none. */
  accountLevel: Level | null | undefined;
  event: {
    calendarId: string;
    private: boolean;
    organiserId: MemberId | null;
    subscriptionId: string | null;
    attendees: readonly { memberId: MemberId | null }[];
  };
}

const isExternal = ({ role }: Pick<Actor, 'role'>): boolean => roleTable[role].external;

/** Theirs by invitation, by having called it, or by standing in their own calendar. */
const isAtIt = (actor: Actor, { event }: EventKnowing): boolean =>
  event.calendarId === (actor.member as string) ||
  event.organiserId === actor.member ||
  event.attendees.some(({ memberId }) => memberId === actor.member);

export const calendarPolicy = {
  /** Rule CA2. Which of them and how much, the levels say. */
  look: (actor: Actor) => !isExternal(actor),
  write: (actor: Actor, { level }: { level: Level | null }) => !isExternal(actor) && includesLevel(level, 'write'),
  manage: (actor: Actor, { level }: { level: Level | null }) => !isExternal(actor) && includesLevel(level, 'manage'),
  /** Rule CA3. */
  know: (actor: Actor, thing: EventKnowing) => {
    if (isExternal(actor)) return false;
    if (isAtIt(actor, thing)) return true;
    if (thing.event.private) return false;
    return includesLevel(thing.level, 'read') || includesLevel(thing.accountLevel ?? null, 'read');
  },
  /** Rule CA4. */
  change: (actor: Actor, thing: EventKnowing) =>
    thing.event.subscriptionId === null &&
    calendarPolicy.know(actor, thing) &&
    (includesLevel(thing.level, 'write') || thing.event.organiserId === actor.member),
  /** Rule CA4. */
  answer: (actor: Actor, { event }: EventKnowing) =>
    !isExternal(actor) && event.attendees.some(({ memberId }) => memberId === actor.member),
};
