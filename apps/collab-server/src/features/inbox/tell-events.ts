import { eventAnswered, eventCancelled, eventCreated, eventInvited, eventMoved } from '@baton/schema/calendar';
import type { InboxReasonKind } from '@baton/schema/inbox';
import type { EventId, MemberId } from '@baton/schema/shared';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { organiserOf, peopleAtEvent } from '../calendar/reads.ts';
import { deliver } from './deliver.ts';
import { settleOwn } from './settle.ts';

type People = readonly (MemberId | null)[];

/** Rule IN11: which fact about an event concerns whom. Who answers is done with its row. */
export const eventRows: Readonly<Record<string, FactProjection>> = {
  [eventCreated.type]: async (tx, fact) => {
    const { attendees, afterId } = eventCreated.data.parse(fact.data);
    // What follows in a series that was divided is no new invitation.
    if (afterId === null) await tell(tx, fact, 'invited', membersAmong(attendees));
  },
  [eventInvited.type]: (tx, fact) =>
    tell(tx, fact, 'invited', membersAmong(eventInvited.data.parse(fact.data).attendees)),
  [eventMoved.type]: async (tx, fact) => tell(tx, fact, 'event-moved', await comingTo(tx, fact)),
  [eventCancelled.type]: async (tx, fact) => tell(tx, fact, 'event-cancelled', await comingTo(tx, fact)),
  [eventAnswered.type]: async (tx, fact) => {
    await settleOwn(tx, fact);
    await tell(tx, fact, 'event-answered', [await organiserOf(tx, fact.workspace, fact.subject.id as EventId)]);
  },
};

const membersAmong = (attendees: readonly { memberId: MemberId | null }[]): People =>
  attendees.map(({ memberId }) => memberId);

const comingTo = (tx: Tx, { workspace, subject }: RecordedFact): Promise<MemberId[]> =>
  peopleAtEvent(tx, workspace, subject.id as EventId);

const tell = (tx: Tx, fact: RecordedFact, why: InboxReasonKind, people: People): Promise<void> =>
  deliver(tx, fact, { record: { kind: 'event', id: fact.subject.id }, to: people.map((member) => ({ member, why })) });
