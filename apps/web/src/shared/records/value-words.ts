import type { FieldSubject, FieldValue, FieldValues } from '@baton/schema/fields';
import type { Channel, LifeStatus, MemberId } from '@baton/schema/shared';
import { useLocale, useTranslations } from 'use-intl';

import { useFieldWords } from '../fields/field-value-input.tsx';
import { useFields } from '../fields/use-fields.ts';
import { languageName } from '../i18n/spoken-languages.ts';
import { useMembers } from '../people/use-members.ts';
import type { Difference } from './merge-dialog.tsx';

/** Words of the values that only one kind of record has, by field. */
export type OwnWords = Readonly<Record<string, (value: never) => string>>;

/** A value of a field in words, as timelines and merges tell it; empty for none. */
export const useValueWords = (subject: FieldSubject, own: OwnWords) => {
  const t = useTranslations('records');
  const locale = useLocale();
  const custom = useFieldWords();
  const fields = useFields(subject);
  const { byId } = useMembers();
  const byField: OwnWords = {
    ownerId: (id: MemberId) => byId.get(id)?.name ?? '—',
    status: (status: LifeStatus) => t(`status.${status}`),
    channel: (channel: Channel) => t(`channel.${channel}`),
    language: (code: string) => languageName(locale, code),
    ...own,
  };
  return (field: string, value: unknown, fieldId?: string): string => {
    if (value === null || value === undefined) return '';
    if (field === 'custom') {
      const of = fields.find(({ id }) => id === fieldId);
      return of ? custom(of, value as FieldValue) : '';
    }
    const words = byField[field];
    if (words) return words(value as never);
    if (Array.isArray(value)) return value.map((one: object) => firstText(one)).join(', ');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
};

/** The part of an address, a phone or an e-mail that tells which it is. */
const firstText = (of: object): string => {
  const { number, address, street, city } = of as Record<string, string | undefined>;
  return number ?? address ?? [street, city].filter(Boolean).join(', ');
};

/** The fields in which two records differ, in words: their own, then those that the workspace has added. */
export const useDifferences = (subject: FieldSubject, words: ReturnType<typeof useValueWords>) => {
  const fields = useFields(subject);
  return <One extends { custom: FieldValues }>(
    kept: One | undefined,
    other: One | undefined,
    labels: readonly (readonly [key: keyof One & string, label: string])[],
  ): Difference[] => {
    if (!kept || !other) return [];
    const own = labels.map(([key, label]) => ({
      key,
      label,
      own: words(key, kept[key]),
      others: words(key, other[key]),
    }));
    const custom = fields.map(({ id, name }) => ({
      key: id,
      label: name,
      own: words('custom', kept.custom[id], id),
      others: words('custom', other.custom[id], id),
    }));
    return [...own, ...custom].filter((line) => line.own !== line.others);
  };
};

/** What became of one field, as the rest of a sentence that begins with who did it. */
export const useChangeWords = () => {
  const t = useTranslations('records.change');
  return (field: string, from: string, to: string): string => {
    if (to === '') return t('cleared', { field });
    return from === '' ? t('set', { field, to }) : t('changed', { field, from, to });
  };
};
