import { mostAttendees, type Attendee, type AttendeeAnswer, type Invitee } from '@baton/schema/calendar';
import { attendeeId, refuse, type ContactId, type MemberId } from '@baton/schema/shared';

import type { Moment } from '#platform/command/definition.ts';

/** What is known of those who are to be invited. */
export interface Invitable {
  /** Names of those who work here. */
  people: ReadonlyMap<MemberId, string>;
  /** Contacts that the actor may know. */
  contacts: ReadonlyMap<ContactId, { name: string; hasAddress: boolean }>;
}

const keyOf = ({ kind, memberId, contactId, address }: Attendee): string =>
  `${kind}:${memberId ?? contactId ?? address ?? ''}`;
const keyOfInvitee = (invitee: Invitee): string =>
  `${invitee.kind}:${invitee.kind === 'email' ? invitee.address : invitee.id}`;

/** Those of them who are not invited yet, as attendees; or why they cannot be. Whoever invites themselves comes. */
export const newAttendees = (
  { people, contacts }: Invitable,
  { invited, wanted }: { invited: readonly Attendee[]; wanted: readonly Invitee[] },
  { actor, now, newId }: Moment,
) => {
  const known = new Set(invited.map(keyOf));
  const fresh = [...new Map(wanted.map((each) => [keyOfInvitee(each), each])).values()].filter(
    (each) => !known.has(keyOfInvitee(each)),
  );
  const wrong = fresh.map((each) => whatIsWrong({ people, contacts }, each)).find((each) => each !== null);
  if (wrong) return refuse(wrong);
  if (invited.length + fresh.length > mostAttendees) return refuse('too-many-attendees', { limit: mostAttendees });
  return fresh.map((each): Attendee => {
    const isSelf = each.kind === 'member' && each.id === actor.member;
    const answer: AttendeeAnswer = isSelf ? 'yes' : 'none';
    return {
      id: attendeeId.parse(newId()),
      kind: each.kind,
      memberId: each.kind === 'member' ? each.id : null,
      contactId: each.kind === 'contact' ? each.id : null,
      name: nameOf({ people, contacts }, each),
      address: each.kind === 'email' ? each.address : null,
      answer,
      answeredAt: isSelf ? now.toISOString() : null,
    };
  });
};

const whatIsWrong = ({ people, contacts }: Invitable, invitee: Invitee) => {
  if (invitee.kind === 'member') return people.has(invitee.id) ? null : 'member-not-found';
  if (invitee.kind === 'email') return null;
  const contact = contacts.get(invitee.id);
  if (!contact) return 'contact-not-found';
  return contact.hasAddress ? null : 'contact-without-address';
};

const nameOf = ({ people, contacts }: Invitable, invitee: Invitee): string | null => {
  if (invitee.kind === 'member') return people.get(invitee.id) ?? null;
  return invitee.kind === 'contact' ? (contacts.get(invitee.id)?.name ?? null) : invitee.name || null;
};
