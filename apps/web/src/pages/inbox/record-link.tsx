import type { InboxItem } from '@baton/schema/inbox';
import type { LinkProps } from '@tanstack/react-router';

/** The way to a record, at the place that the newest reason is about. */
export const recordLink = ({ record: { kind, id }, reasons }: Pick<InboxItem, 'record' | 'reasons'>) => {
  if (kind === 'task') return { to: '/tasks', search: { peek: id } } satisfies LinkProps;
  if (kind === 'deal') return { to: '/deals/$dealId', params: { dealId: id } } satisfies LinkProps;
  if (kind === 'contact') return { to: '/contacts/$contactId', params: { contactId: id } } satisfies LinkProps;
  const [newest] = reasons;
  const search = { note: newest?.noteId ?? undefined, thread: newest?.threadId ?? undefined };
  return { to: '/accounts/$accountId', params: { accountId: id }, search } satisfies LinkProps;
};
