import type { AccountField, AccountKind } from '@baton/schema/accounts';
import type { Money, ActiveStage } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useMoneyWords } from '#shared/facts/value-inputs.tsx';
import { useValueWords } from '#shared/records/value-words.ts';

/** A value of a field of an account in words; empty for none. */
export const useAccountValueWords = () => {
  const t = useTranslations('accounts.kind');
  const money = useMoneyWords();
  const stages = useTranslations('responsibilities.stage');
  return useValueWords('account', {
    parentId: () => '…',
    kind: (kind: AccountKind) => t(kind),
    activeStage: (stage: ActiveStage) => stages(stage),
    revenue: (amount: Money) => money(amount),
  });
};

/** Fields by the names that the interface gives them, in the order in which they are told. */
export const useAccountLabels = (): (readonly [field: AccountField, label: string])[] => {
  const t = useTranslations('accounts.facts');
  const words = useTranslations('records.facts');
  const stages = useTranslations('responsibilities');
  return [
    ['name', words('name')],
    ['kind', t('kind')],
    ['status', words('status')],
    ['activeStage', stages('stageOfLife')],
    ['ownerId', words('owner')],
    ['sector', t('sector')],
    ['country', t('country')],
    ['website', t('website')],
    ['addresses', words('address')],
    ['phones', words('phone')],
    ['emails', words('email')],
    ['employees', t('employees')],
    ['foundedIn', t('foundedIn')],
    ['revenue', t('revenue')],
    ['parentId', t('parent')],
    ['channel', words('channel')],
    ['language', words('language')],
    ['contactHours', words('contactHours')],
  ];
};
