import type { Contact } from '@baton/schema/contacts';
import { SegmentedControl } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { LogActivity } from '#features/accounts/timeline/log-activity.tsx';
import { ThreadList } from '#features/comments/thread-list.tsx';
import { useRecordThreads } from '#features/comments/use-record-threads.ts';
import { contactHistory, useContactVisit } from '#features/contacts/timeline/contact-history.ts';
import { useContactFactWords } from '#features/contacts/timeline/use-contact-fact-words.ts';
import { useFactWords } from '#features/timeline/fact-words.ts';
import { Timeline } from '#features/timeline/timeline.tsx';

import { renderFact } from '../proposal/fact-link.tsx';

/** What happened to a contact, or what is said of them. */
export const ContactRail = ({ contact }: { contact: Contact }) => {
  const t = useTranslations('comments');
  const timeline = useTranslations('timeline');
  const [side, setSide] = useState<'timeline' | 'comments'>('timeline');
  const record = { kind: 'contact' as const, id: contact.id };
  const { threads, open, withGuests } = useRecordThreads(record);
  const words = useFactWords(useContactFactWords(contact));
  const before = useContactVisit(contact.id);
  const places = contact.accounts.map(({ accountId: id, accountName: name }) => ({ id, name }));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="px-4 pt-4">
        <SegmentedControl
          label={t('title')}
          onChange={setSide}
          options={[
            { value: 'timeline', label: timeline('title') },
            { value: 'comments', label: open === 0 ? t('title') : t('counted', { count: open }) },
          ]}
          value={side}
        />
      </div>
      {side === 'comments' ? (
        <div className="calm-scroll min-h-0 flex-1">
          <div className="max-w-180">
            <ThreadList
              mayComment={contact.mayComment && contact.home !== 'bin'}
              record={record}
              threads={threads}
              withGuests={withGuests}
            />
          </div>
        </div>
      ) : (
        <div className="flex min-h-0 flex-1 flex-col">
          {contact.mayEdit && contact.home !== 'bin' && places.length > 0 && (
            <LogActivity contactId={contact.id} places={places} />
          )}
          <div className="min-h-0 flex-1">
            <Timeline before={before} history={contactHistory(contact.id)} renderFact={renderFact} words={words} />
          </div>
        </div>
      )}
    </div>
  );
};
