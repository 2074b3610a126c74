import type { ThreadSubject } from '@baton/schema/comments';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';

import { threadsOfRecord } from './comments-api.ts';
import { ThreadList } from './thread-list.tsx';

/** What is said on one record. */
export const RecordComments = ({ record, mayComment }: { record: ThreadSubject; mayComment: boolean }) => {
  const t = useTranslations('comments');
  const { data } = useQuery(threadsOfRecord(record));
  const members = useMembers();
  const withGuests = members.all.some(({ role, leftAt }) => role === 'guest' && leftAt === null);
  return (
    <section aria-label={t('title')} className="border-t border-line">
      <h2 className="px-4 pt-4 text-secondary font-semibold text-text-2">{t('title')}</h2>
      <ThreadList mayComment={mayComment} record={record} threads={data?.data ?? []} withGuests={withGuests} />
    </section>
  );
};
