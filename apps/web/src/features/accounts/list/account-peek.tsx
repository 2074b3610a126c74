import type { AccountId } from '@baton/schema/shared';
import { Button, EmptyState, PeekPanel, SkeletonRows } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowUpRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

import { FieldPresenceScope } from '#shared/facts/field-presence.tsx';

import { accountQuery } from '../accounts-api.ts';
import { AccountFacts } from '../facts/account-facts.tsx';

/** The account beside the list; arrows in the list change which one is shown. */
export const AccountPeek = ({
  id,
  onClose,
  onOpen,
  people,
}: {
  id: AccountId;
  onClose: () => void;
  onOpen: (id: AccountId) => void;
  people: ReactNode;
}) => {
  const t = useTranslations('accounts');
  const common = useTranslations('common');
  const account = useQuery(accountQuery(id));
  return (
    <PeekPanel
      actions={
        <Button icon={<ArrowUpRight aria-hidden size={14} />} onClick={() => onOpen(id)} variant="ghost">
          {t('openPage')}
        </Button>
      }
      closeLabel={common('close')}
      label={account.data?.name ?? t('title')}
      onClose={onClose}
      open
      title={account.data?.name ?? ''}
    >
      {account.isPending && <SkeletonRows label={common('loading')} />}
      {account.isError && !account.data && <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />}
      {account.data && (
        <FieldPresenceScope page={`account:${id}`}>
          <AccountFacts account={account.data} people={people} />
        </FieldPresenceScope>
      )}
    </PeekPanel>
  );
};
