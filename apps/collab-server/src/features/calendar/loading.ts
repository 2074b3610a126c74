import type { CalendarEvent, CalendarHolder, Conflict, Invitee } from '@baton/schema/calendar';
import { calendars } from '@baton/schema/calendar/tables';
import type { AccountId, CalendarId, EventId, Level, MemberId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { contactAddresses } from '../contacts/reads.ts';
import { colleaguesAsActors, memberNames } from '../workspaces/reads.ts';
import { conflictsWith } from './booking.ts';
import type { Invitable } from './invitees.decide.ts';
import type { Rules } from './series.decide.ts';
import { dividedRule, isUnderstood, occursAt, type Series } from './series.ts';

/** What decisions are told of rules. */
export const rules: Rules = { occursAt, dividedRule };
export const understands = ({ time, repeat }: Pick<Series, 'time' | 'repeat'>): boolean =>
  isUnderstood({ time, repeat });

export interface CalendarThing {
  id: CalendarId;
  holder: CalendarHolder;
  level: Level | null;
}

/** A calendar and what the actor holds on it; null when there is none of this id. */
export const calendarOf = async (tx: Tx, actor: Actor, id: CalendarId): Promise<CalendarThing | null> => {
  const [row] = await tx
    .select({ holder: calendars.holder })
    .from(calendars)
    .where(and(eq(calendars.workspace, actor.workspace), eq(calendars.id, id)));
  return row ? { id, holder: row.holder, level: await levelOn(tx, actor, 'calendar', id) } : null;
};

/** An account by the name that the actor may know; null when they may not. */
export const accountOf = async (tx: Tx, actor: Actor, id: AccountId | null | undefined) => {
  if (!id) return undefined;
  const name = (await accountNames(tx, actor, [id])).get(id);
  return name === undefined ? null : { id, name };
};

/** What is known of those who are to be invited: colleagues, and contacts that the actor may know. */
export const invitable = async (tx: Tx, actor: Actor, wanted: readonly Invitee[]): Promise<Invitable> => {
  const members = wanted.flatMap((each) => (each.kind === 'member' ? [each.id] : []));
  const present = (await colleaguesAsActors(tx, actor, members)).map(({ member }) => member);
  const contacts = wanted.flatMap((each) => (each.kind === 'contact' ? [each.id] : []));
  const addresses = await contactAddresses(tx, actor, contacts);
  return {
    people: await memberNames(tx, actor, present),
    contacts: new Map([...addresses].map(([id, { name, address }]) => [id, { name, hasAddress: address !== null }])),
  };
};

/** Who would be booked: whose calendar it stands in, and the colleagues who are invited and have not declined. */
export const bookedPeople = (
  { id, holder }: Pick<CalendarThing, 'id' | 'holder'>,
  attendees: readonly { memberId: MemberId | null; answer?: string }[],
): MemberId[] => {
  const own = holder === 'member' ? [id as string as MemberId] : [];
  const declined = new Set(attendees.flatMap(({ memberId, answer }) => (answer === 'no' ? (memberId ?? []) : [])));
  const all = new Set([...own, ...attendees.flatMap(({ memberId }) => memberId ?? [])]);
  return [...all].filter((member) => !declined.has(member));
};

/** What the people of an event would be at besides it, as it is to be. One that leaves people free has no conflicts. */
export const conflictsOf = async (
  tx: Tx,
  actor: Actor,
  event: Pick<CalendarEvent, 'time' | 'repeat' | 'exceptions' | 'showAs'>,
  about: { people: readonly MemberId[]; except: EventId | null; now: Date },
): Promise<Conflict[]> => (event.showAs === 'busy' ? conflictsWith(tx, actor, event, about) : []);

/** Whose calendar an event stands in. */
export const holderOf = async (tx: Tx, actor: Actor, id: CalendarId): Promise<Pick<CalendarThing, 'id' | 'holder'>> => {
  const found = await calendarOf(tx, actor, id);
  return { id, holder: found?.holder ?? 'team' };
};
