import type { InboxItem, InboxReason } from '@baton/schema/inbox';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';

const strong = (text: ReactNode) => <span className="font-medium">{text}</span>;

/** What happened, as the row says it. */
export const ReasonWords = ({ reason }: { reason: InboxReason }) => {
  const t = useTranslations('inbox');
  const nameOf = useNameOf();
  const name = (reason.actorId && nameOf('member', reason.actorId)) ?? t('somebody');
  return t.rich(`what.${reason.kind}`, { name, b: strong });
};

/** Why it concerns this person. */
export const WhyWords = ({ item }: { item: InboxItem }) => {
  const t = useTranslations('inbox');
  const [reason] = item.reasons;
  return reason ? t(`why.${reason.kind}`) : null;
};
