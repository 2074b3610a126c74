import { contactLinked, contactMerged, contactSplit, contactUnlinked, type Contact } from '@baton/schema/contacts';
import type { Fact } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useContactEdited } from '../facts/contact-value-words.ts';

/** Facts of a contact as its own page tells them: who it is about is known there, and where is what is asked. */
export const useContactFactWords = ({ accounts }: Contact): Record<string, (fact: Fact) => string | null> => {
  const t = useTranslations('contacts.fact');
  const edited = useContactEdited();
  const names = new Map<string, string>(accounts.map(({ accountId, accountName }) => [accountId, accountName]));
  const placed =
    (words: 'linked' | 'unlinked', read: typeof contactLinked | typeof contactUnlinked) => (fact: Fact) => {
      const { accountId, part } = read.data.safeParse(fact.data).data ?? { accountId: '', part: '' };
      return t(words, { account: names.get(accountId) ?? '…', part, has: part === '' ? 'no' : 'yes' });
    };
  const merged = (words: 'merged' | 'split', read: typeof contactMerged | typeof contactSplit) => (fact: Fact) =>
    t(words, { name: read.data.safeParse(fact.data).data?.mergedName ?? '…' });
  return {
    'contact.created': () => t('created'),
    'contact.edited': edited,
    'contact.linked': placed('linked', contactLinked),
    'contact.unlinked': placed('unlinked', contactUnlinked),
    'contact.archived': () => t('archived'),
    'contact.binned': () => t('binned'),
    'contact.restored': () => t('restored'),
    'contact.merged': merged('merged', contactMerged),
    'contact.split': merged('split', contactSplit),
  };
};
