import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { AccountList } from '#features/accounts/list/account-list.tsx';
import { useHere } from '#shared/live/live-context.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { PageColumn } from '#shared/shell/page.tsx';

/** Every account that the person may see. */
export const AccountsPage = () => {
  const t = useTranslations('accounts');
  useHere('accounts');
  return (
    <>
      <PageBar name={t('title')} />
      <PageColumn>
        <AccountList
          renderLink={(account, content) => (
            <Link
              className="block -outline-offset-2 hover:bg-hover"
              params={{ accountId: account.id }}
              to="/accounts/$accountId"
            >
              {content}
            </Link>
          )}
        />
      </PageColumn>
    </>
  );
};
