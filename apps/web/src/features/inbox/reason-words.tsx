import type { InboxItem, InboxReason } from '@baton/schema/inbox';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { TextWithNames } from '#shared/people/text-with-names.tsx';
import { useNameOf } from '#shared/people/use-names.ts';

const strong = (text: ReactNode) => <span className="font-medium">{text}</span>;

/** What happened, as the row says it. */
export const ReasonWords = ({ reason }: { reason: InboxReason }) => {
  const t = useTranslations('inbox');
  const nameOf = useNameOf();
  const name = (reason.actorId && nameOf('member', reason.actorId)) ?? t('somebody');
  return t.rich(`what.${reason.kind}`, { name, b: strong });
};

/** What was said, what it is about, or which part is given; nothing where there is no more to say. */
export const SaidWords = ({ reason: { text, part } }: { reason: InboxReason }) => {
  const t = useTranslations('responsibilities');
  if (part) return `${t(`part.${part.part}`)} · ${t(`stage.${part.stage}`)}`;
  return text === '' ? null : <TextWithNames text={text} />;
};

/** Why it concerns this person. */
export const WhyWords = ({ item }: { item: InboxItem }) => {
  const t = useTranslations('inbox');
  const [reason] = item.reasons;
  return reason ? t(`why.${reason.kind}`) : null;
};
