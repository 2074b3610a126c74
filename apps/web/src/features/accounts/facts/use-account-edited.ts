import { accountEdited } from '@baton/schema/accounts';
import type { Fact } from '@baton/schema/shared';

import { useChangeWords } from '#shared/records/value-words.ts';

import { useAccountLabels, useAccountValueWords } from './account-value-words.ts';

/** One field of an account that is another now, in words; null for a fact that tells something else. */
export const useAccountEdited = () => {
  const labels = new Map<string, string>(useAccountLabels());
  const value = useAccountValueWords();
  const change = useChangeWords();
  return ({ data }: Fact): string | null => {
    const read = accountEdited.data.safeParse(data).data;
    if (!read) return null;
    const { field, fieldId, fieldName } = read;
    const label = field === 'custom' ? (fieldName ?? '') : (labels.get(field) ?? field);
    return change(label, value(field, read.from, fieldId), value(field, read.to, fieldId));
  };
};
