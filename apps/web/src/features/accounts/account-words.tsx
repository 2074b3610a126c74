import { accountKinds, type AccountKind } from '@baton/schema/accounts';
import { useTranslations } from 'use-intl';

/** The kinds of account, in words. */
export const useAccountKinds = (): { value: AccountKind; label: string }[] => {
  const t = useTranslations('accounts.kind');
  return accountKinds.map((value) => ({ value, label: t(value) }));
};
