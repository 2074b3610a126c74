import { events as contract } from '@baton/schema/calendar';
import { refuse, type CalendarId } from '@baton/schema/shared';

import type { Clock } from '#platform/clock/clock.ts';
import type { AnyCommand } from '#platform/command/command.ts';

import { calendarPolicy } from '../calendar.policy.ts';
import { eventForUpdate } from '../event-rows.ts';
import { eventCommands } from '../events.command.ts';
import { eventNamed, resourceNamed } from './resources.ts';

export interface Deletion {
  calendar: CalendarId;
  name: string;
  /** ETag that it must have; `*` for any. */
  ifMatch: string | null;
}

/** A device deletes what is its owner's to call off, and declines what they are invited to: the interface's own commands. */
export const deleteEvent = ({ clock }: { clock: Clock }, { calendar, name, ifMatch }: Deletion): AnyCommand => ({
  kind: 'command',
  contract: contract.cancel,
  own: null,
  perform: async (performing) => {
    const { tx, actor } = performing;
    const id = await eventNamed(tx, actor, calendar, name);
    const thing = id === null ? null : await eventForUpdate(tx, actor, id);
    const resource = thing && (await resourceNamed(tx, actor, calendar, name));
    if (!thing || !resource) return { kind: 'not-found', because: 'not-there' };
    if (ifMatch !== null && ifMatch !== '*' && ifMatch !== resource.etag)
      return { kind: 'refused', refusal: refuse('changed-meanwhile') };
    const eventId = thing.event.id;
    const [command, input] = calendarPolicy.change(actor, thing)
      ? [contract.cancel, { eventId, scope: 'all' }]
      : [contract.answer, { eventId, answer: 'no', despiteConflict: true }];
    const all = eventCommands({ clock });
    const outcome = await all.find((each) => each.contract === command)?.perform({ ...performing, input });
    return outcome === undefined || outcome.kind === 'not-found'
      ? { kind: 'refused', refusal: refuse('read-only') }
      : outcome;
  },
});
