import type { RecordSubject } from '@baton/schema/comments';
import { useTranslations } from 'use-intl';

import { ThreadList } from './thread-list.tsx';
import { useRecordThreads } from './use-record-threads.ts';

/** What is said on one record. */
export const RecordComments = ({ record, mayComment }: { record: RecordSubject; mayComment: boolean }) => {
  const t = useTranslations('comments');
  const { threads, withGuests } = useRecordThreads(record);
  return (
    <section aria-label={t('title')} className="border-t border-line">
      <h2 className="px-4 pt-4 text-secondary font-semibold text-text-2">{t('title')}</h2>
      <ThreadList mayComment={mayComment} record={record} threads={threads} withGuests={withGuests} />
    </section>
  );
};
