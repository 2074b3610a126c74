import type { AccountId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';

import { RecordPeek } from '#shared/records/record-peek.tsx';

import { accountQuery } from '../accounts-api.ts';
import { AccountFacts } from '../facts/account-facts.tsx';

export interface AccountPeekProps {
  id: AccountId;
  onClose: () => void;
  onOpen: (id: AccountId) => void;
  people: ReactNode;
}

/** The account beside the list. */
export const AccountPeek = ({ id, onClose, onOpen, people }: AccountPeekProps) => (
  <RecordPeek
    onClose={onClose}
    onOpen={() => onOpen(id)}
    page={`account:${id}`}
    query={useQuery(accountQuery(id))}
    section="accounts"
  >
    {(account) => <AccountFacts account={account} people={people} />}
  </RecordPeek>
);
