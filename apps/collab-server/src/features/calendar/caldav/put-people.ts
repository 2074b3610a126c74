import { events as contract, type Attendee, type CalendarEvent, type Invitee } from '@baton/schema/calendar';
import type { MemberId } from '@baton/schema/shared';
import { members } from '@baton/schema/workspaces/tables';
import { and, eq, isNull, sql } from 'drizzle-orm';

import type { Performing } from '#platform/command/pipeline.ts';

import { refused, type Steps } from './put-steps.ts';
import type { PutPerson } from './read-put.ts';
import { isCalledElsewhere, writtenEvents } from './resources.ts';

type Reading = Pick<Performing, 'tx' | 'actor'>;

/** The address of whose device it is. */
export const addressOfMember = async ({ tx, actor }: Reading): Promise<string> => {
  const [row] = await tx
    .select({ email: members.email })
    .from(members)
    .where(and(eq(members.workspace, actor.workspace), eq(members.id, actor.member)));
  return row?.email?.toLowerCase() ?? '';
};

type Answered = ReadonlyMap<string, { answer: string }>;

/** People answer for themselves, and for all of a series. */
const assertOwnAnswers = ({ put, me }: Steps, before: Answered): void => {
  const { attendees, attendeesOfDays } = put.event;
  const isOther = ({ address, answer }: PutPerson) =>
    address !== me && before.has(address) && before.get(address)?.answer !== answer;
  if (attendees.some(isOther)) throw refused('answer-of-another');
  if (!before.has(me)) return;
  const mine = attendees.find(({ address }) => address === me)?.answer ?? 'none';
  if (attendeesOfDays.flat().some(({ address, answer }) => address === me && answer !== mine))
    throw refused('only-for-all');
};

/** Who is invited, and whether I come, as far as this reader was told of it. */
export const changePeople = async (steps: Steps, event: CalendarEvent): Promise<void> => {
  const { performing, put, run, me } = steps;
  const { tx, actor } = performing;
  const { attendees: wanted } = put.event;
  const eventId = event.id;
  const told = (await writtenEvents(tx, actor, [eventId])).get(eventId);
  if (!told || isCalledElsewhere(told.original)) return;
  const before = new Map(told.attendees.map((each) => [each.address.toLowerCase(), each]));
  assertOwnAnswers(steps, before);
  const caller = told.organiser?.address.toLowerCase();
  const fresh = wanted.filter(({ address }) => address !== me && address !== caller && !before.has(address));
  if (fresh.length > 0)
    await run(contract.invite, { eventId, attendees: await inviteesOf(performing, fresh), despiteConflict: true });
  const stays = new Set(wanted.map(({ address }) => address));
  const gone = [...before.keys()].filter((address) => !stays.has(address));
  for (const { id: attendeeId } of await attendeesAt(performing, event, gone))
    await run(contract.uninvite, { eventId, attendeeId });
  const answer = wanted.find(({ address }) => address === me)?.answer ?? 'none';
  if (answer !== 'none' && before.has(me) && before.get(me)?.answer !== answer)
    await run(contract.answer, { eventId, answer, despiteConflict: true });
};

/** Colleagues by their addresses; others as who they are. */
export const inviteesOf = async (
  { tx, actor }: Reading,
  people: readonly { address: string; name: string }[],
): Promise<Invitee[]> => {
  const byAddress = await colleaguesByAddress(
    { tx, actor },
    people.map(({ address }) => address),
  );
  return people.map(({ address, name }) => {
    const id = byAddress.get(address);
    return id ? { kind: 'member', id } : { kind: 'email', address, name: name.slice(0, 120) };
  });
};

const colleaguesByAddress = async (
  { tx, actor }: Reading,
  addresses: readonly string[],
): Promise<Map<string, MemberId>> => {
  if (addresses.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, email: members.email })
    .from(members)
    .where(
      and(
        eq(members.workspace, actor.workspace),
        isNull(members.leftAt),
        sql`lower(${members.email}) = any(${sql.param([...addresses])}::text[])`,
      ),
    );
  return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[email.toLowerCase(), id] as const])));
};

const attendeesAt = async (
  reading: Reading,
  { attendees }: CalendarEvent,
  addresses: readonly string[],
): Promise<Attendee[]> => {
  const members = new Set((await colleaguesByAddress(reading, addresses)).values());
  return attendees.filter(
    ({ memberId, address }) =>
      (memberId !== null && members.has(memberId)) || (address !== null && addresses.includes(address.toLowerCase())),
  );
};
