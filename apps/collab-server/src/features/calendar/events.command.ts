import { events as contract } from '@baton/schema/calendar';
import { isRefusal } from '@baton/schema/shared';

import type { Clock } from '#platform/clock/clock.ts';
import { command, type AnyCommand } from '#platform/command/command.ts';

import { calendarPolicy } from './calendar.policy.ts';
import { eventForUpdate } from './event-rows.ts';
import {
  decideAnswer,
  decideCreate,
  decideInvite,
  decidePutElsewhere,
  decideRestore,
  decideUninvite,
} from './events.decide.ts';
import {
  accountOf,
  bookedPeople,
  calendarOf,
  conflictsOf,
  holderOf,
  invitable,
  rules,
  understands,
} from './loading.ts';
import { decideCancel, decideEdit, planEdit } from './series.decide.ts';

/**
 * Commands on events. What time it is says which days of a series can still be booked twice. `uid` is that of an event
 * which a device made.
 */
export const eventCommands = (
  { clock }: { clock: Clock },
  { uid = null }: { uid?: string | null } = {},
): AnyCommand[] => {
  const create = command({
    contract: contract.create,
    load: async ({ tx, actor, input }) => {
      const { calendarId, time, repeat = null, attendees, eventId } = input;
      const calendar = await calendarOf(tx, actor, calendarId);
      if (!calendar) return null;
      const showAs = input.showAs ?? (time.kind === 'hours' ? 'busy' : 'free');
      const people = bookedPeople(
        calendar,
        attendees.map((each) => ({ memberId: each.kind === 'member' ? each.id : null })),
      );
      return {
        calendarId,
        uid,
        level: calendar.level,
        account: await accountOf(tx, actor, input.accountId),
        understood: understands({ time, repeat }),
        exists: eventId !== undefined && (await eventForUpdate(tx, actor, eventId)) !== null,
        ...(await invitable(tx, actor, attendees)),
        conflicts: await conflictsOf(
          tx,
          actor,
          { time, repeat, exceptions: [], showAs },
          { people, except: null, now: clock.now() },
        ),
      };
    },
    may: (actor, thing) => calendarPolicy.write(actor, thing),
    decide: decideCreate,
  });

  const edit = command({
    contract: contract.edit,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      if (!thing) return null;
      const { event } = thing;
      const plan = planEdit(event, input, rules);
      const touched = [input.time, input.repeat, input.showAs].some((each) => each !== undefined);
      const next = isRefusal(plan) ? event : plan.next;
      const people = bookedPeople(await holderOf(tx, actor, event.calendarId), event.attendees);
      const one = !isRefusal(plan) && plan.kind === 'one' ? { ...next, ...plan.after.values, repeat: null } : next;
      return {
        ...thing,
        account: await accountOf(tx, actor, input.accountId),
        understood: input.repeat === undefined || understands(next),
        conflicts: touched ? await conflictsOf(tx, actor, one, { people, except: event.id, now: clock.now() }) : [],
        rules,
      };
    },
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decideEdit,
  });

  const moveToCalendar = command({
    contract: contract.moveToCalendar,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      if (!thing) return null;
      const { event } = thing;
      const calendar = await calendarOf(tx, actor, input.calendarId);
      const to = calendar && calendarPolicy.write(actor, calendar) ? calendar : null;
      // Whoever was invited is booked already.
      const people = to ? bookedPeople(to, []) : [];
      const conflicts = await conflictsOf(tx, actor, event, { people, except: event.id, now: clock.now() });
      return { ...thing, to: to && to.id, conflicts };
    },
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decidePutElsewhere,
  });

  const invite = command({
    contract: contract.invite,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      if (!thing) return null;
      const invited = new Set<string>(thing.event.attendees.flatMap(({ memberId }) => memberId ?? []));
      const people = input.attendees.flatMap((each) =>
        each.kind === 'member' && !invited.has(each.id) ? [each.id] : [],
      );
      const about = { people, except: thing.event.id, now: clock.now() };
      return {
        ...thing,
        ...(await invitable(tx, actor, input.attendees)),
        conflicts: await conflictsOf(tx, actor, thing.event, about),
      };
    },
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decideInvite,
  });

  const uninvite = command({
    contract: contract.uninvite,
    load: ({ tx, actor, input }) => eventForUpdate(tx, actor, input.eventId),
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decideUninvite,
  });

  const answer = command({
    contract: contract.answer,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      if (!thing) return null;
      const about = { people: [actor.member], except: thing.event.id, now: clock.now() };
      return { ...thing, conflicts: input.answer === 'no' ? [] : await conflictsOf(tx, actor, thing.event, about) };
    },
    may: (actor, thing) => calendarPolicy.answer(actor, thing),
    decide: decideAnswer,
  });

  const cancel = command({
    contract: contract.cancel,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      return thing && { ...thing, rules };
    },
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decideCancel,
  });

  const restore = command({
    contract: contract.restore,
    load: async ({ tx, actor, input }) => {
      const thing = await eventForUpdate(tx, actor, input.eventId);
      if (!thing) return null;
      const { event } = thing;
      const occurrence = input.occurrence ?? null;
      const people = bookedPeople(await holderOf(tx, actor, event.calendarId), event.attendees);
      const about = { people, except: event.id, now: clock.now() };
      const exceptions = event.exceptions.map((each) =>
        each.occurrence === occurrence ? { ...each, cancelled: false } : each,
      );
      const back = occurrence === null ? event : { ...event, exceptions };
      return { ...thing, occurrence, conflicts: await conflictsOf(tx, actor, back, about) };
    },
    may: (actor, thing) => calendarPolicy.change(actor, thing),
    decide: decideRestore,
  });

  return [create, edit, moveToCalendar, invite, uninvite, answer, cancel, restore];
};
