import { contactEdited, type Consent, type ContactField } from '@baton/schema/contacts';
import type { Fact } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useChangeWords, useValueWords } from '#shared/records/value-words.ts';

/** A value of a field of a contact in words; empty for none. */
export const useContactValueWords = () => {
  const t = useTranslations('contacts.consent');
  const channel = useTranslations('records.channel');
  return useValueWords('contact', {
    consents: (all: readonly Consent[]) =>
      all.map((each) => `${channel(each.channel)}: ${t(each.given ? 'given' : 'refused')}`).join(', '),
  });
};

/** Fields by the names that the interface gives them, in the order in which they are told. */
export const useContactLabels = (): (readonly [field: ContactField, label: string])[] => {
  const t = useTranslations('contacts');
  const words = useTranslations('records.facts');
  return [
    ['name', words('name')],
    ['title', t('facts.jobTitle')],
    ['status', words('status')],
    ['ownerId', words('owner')],
    ['emails', words('email')],
    ['phones', words('phone')],
    ['addresses', words('address')],
    ['channel', words('channel')],
    ['language', words('language')],
    ['contactHours', words('contactHours')],
    ['consents', t('consent.title')],
  ];
};

/** One field of a contact that is another now, in words; null for a fact that tells something else. */
export const useContactEdited = () => {
  const labels = new Map<string, string>(useContactLabels());
  const value = useContactValueWords();
  const change = useChangeWords();
  return ({ data }: Fact): string | null => {
    const read = contactEdited.data.safeParse(data).data;
    if (!read) return null;
    const { field, fieldId, fieldName } = read;
    const label = field === 'custom' ? (fieldName ?? '') : (labels.get(field) ?? field);
    return change(label, value(field, read.from, fieldId), value(field, read.to, fieldId));
  };
};
