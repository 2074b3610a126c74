import type { AccountFile } from '@baton/schema/files';
import { useCallback } from 'react';
import { useFormatter, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useMembers } from '#shared/people/use-members.ts';

import { TooLarge } from '../upload/use-upload-queue.ts';

const mega = 1_024 * 1_024;

export type FileWords = ReturnType<typeof useFileWords>;

/** Sizes, times and reasons of files in the person's language. */
export const useFileWords = (mostBytes: number) => {
  const t = useTranslations('files');
  const format = useFormatter();
  const problemText = useProblemText();
  const members = useMembers();
  const size = useCallback(
    (bytes: number): string => {
      const [value, unit] =
        bytes < mega ? [Math.ceil(bytes / 1_024), 'kilobyte' as const] : [bytes / mega, 'megabyte' as const];
      return format.number(value, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
    },
    [format],
  );
  const day = useCallback(
    (at: string): string => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
    [format],
  );
  const person = (id: AccountFile['createdBy']) =>
    (id === null ? undefined : members.byId.get(id)?.name) ?? t('somebody');
  return {
    size,
    day,
    person,
    detail: ({ bytes, version, changedAt, changedBy }: AccountFile): string =>
      [
        size(bytes),
        ...(version > 1 ? [t('versionNumber', { version })] : []),
        t('addedBy', { name: person(changedBy), at: day(changedAt) }),
      ].join(' · '),
    failure: (error: unknown): string =>
      error instanceof TooLarge ? t('tooLarge', { limit: size(mostBytes) }) : problemText(error),
  };
};
