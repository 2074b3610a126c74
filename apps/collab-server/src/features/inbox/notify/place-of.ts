import type { InboxItem, InboxReason, InboxRecordKind } from '@baton/schema/inbox';

type PathOf = (id: string, newest: InboxReason | undefined) => string;

/** The page of a record, at the place that the newest of these reasons is about; as the app itself links to it. */
export const placeOf = ({ record: { kind, id }, reasons: [newest] }: Pick<InboxItem, 'record' | 'reasons'>): string =>
  paths[kind](id, newest);

/** In an account: the thread, the paragraph of a note that calls somebody, or what the departments agreed on. */
const inAccount: PathOf = (id, newest) => {
  const place = new URLSearchParams();
  if (newest?.noteId) place.set('note', newest.noteId);
  if (newest?.threadId) place.set('thread', newest.threadId);
  else if (newest?.mentionId) place.set('mention', newest.mentionId);
  if (newest?.goalId || newest?.part) place.set('tab', 'together');
  return `/accounts/${id}${place.size > 0 ? `?${place}` : ''}`;
};

/** The paragraph of a brief that calls somebody. */
const inBrief = (newest: InboxReason | undefined): string =>
  newest?.mentionId && newest.threadId === null ? `?mention=${newest.mentionId}` : '';

const paths: Record<InboxRecordKind, PathOf> = {
  account: inAccount,
  contact: (id) => `/contacts/${id}`,
  deal: (id) => `/deals/${id}`,
  event: (id) => `/calendar?event=${id}`,
  handoff: (id, newest) => `/handoffs/${id}${inBrief(newest)}`,
  proposal: (id) => `/proposals/${id}`,
  task: (id) => `/tasks?peek=${id}`,
};
