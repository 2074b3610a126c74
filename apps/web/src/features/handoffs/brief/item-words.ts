import type { BriefItem } from '@baton/schema/handoffs';
import { useTranslations } from 'use-intl';

import type { Missing } from './shown-brief.ts';

/** What an item of a brief is called: by its kind in the reader's language, or by its own name. */
export const useItemName = (): ((item: Pick<BriefItem, 'kind' | 'label'>) => string) => {
  const t = useTranslations('handoffs.brief.items');
  return ({ kind, label }) => label ?? t(`${kind}.name`);
};

export const useMissingName = (): ((missing: Missing) => string) => {
  const itemName = useItemName();
  return (missing) => (missing.kind === 'item' ? itemName(missing.item) : missing.criterion.text);
};
