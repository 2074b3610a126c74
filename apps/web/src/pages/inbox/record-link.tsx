import type { InboxItem } from '@baton/schema/inbox';
import type { Mention } from '@baton/schema/mentions';
import type { LinkProps } from '@tanstack/react-router';

type About = Pick<InboxItem, 'record' | 'reasons'>;

/** The way to a record, at the place that the newest reason is about. */
export const recordLink = ({ record: { kind, id }, reasons }: About) => {
  if (kind === 'handoff') return handoffLink(id, mentionOf(reasons[0]));
  if (kind === 'event') return { to: '/calendar', search: { event: id } } satisfies LinkProps;
  if (kind === 'task') return { to: '/tasks', search: { peek: id } } satisfies LinkProps;
  if (kind === 'deal') return { to: '/deals/$dealId', params: { dealId: id } } satisfies LinkProps;
  if (kind === 'proposal') {
    const search = { thread: reasons[0]?.threadId ?? undefined };
    return { to: '/proposals/$proposalId', params: { proposalId: id }, search } satisfies LinkProps;
  }
  if (kind === 'contact') return { to: '/contacts/$contactId', params: { contactId: id } } satisfies LinkProps;
  return { to: '/accounts/$accountId', params: { accountId: id }, search: placeOf(reasons[0]) } satisfies LinkProps;
};

const handoffLink = (handoffId: string, mention: string | undefined) =>
  ({ to: '/handoffs/$handoffId', params: { handoffId }, search: { mention } }) satisfies LinkProps;

/** The mention in a text that it is about; one in a thread is shown with that. */
const mentionOf = (newest: About['reasons'][number] | undefined) =>
  newest?.threadId === null ? (newest.mentionId ?? undefined) : undefined;

/** Of what an account's page shows: the thread, the paragraph that calls somebody, or what the departments agreed on. */
const placeOf = (newest: About['reasons'][number] | undefined) => ({
  note: newest?.noteId ?? undefined,
  thread: newest?.threadId ?? undefined,
  mention: mentionOf(newest),
  tab: newest?.goalId || newest?.part ? ('together' as const) : undefined,
});

/** The way to the paragraph, or the thread, in which somebody is called. */
export const mentionLink = (about: About, { id, place, placeId }: Mention) => {
  if (place === 'brief') return handoffLink(placeId, id);
  if (about.record.kind === 'proposal' && place === 'thread') {
    const params = { proposalId: about.record.id };
    return { to: '/proposals/$proposalId', params, search: { thread: placeId } } satisfies LinkProps;
  }
  if (about.record.kind !== 'account') return recordLink(about);
  const search = place === 'note' ? { note: placeId, mention: id } : { thread: placeId };
  return { to: '/accounts/$accountId', params: { accountId: about.record.id }, search } satisfies LinkProps;
};
