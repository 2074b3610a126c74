import { accountMerged, accountSplit, type Account, type AccountField } from '@baton/schema/accounts';
import {
  givenBack,
  refuse,
  takenFrom,
  withTaken,
  type AccountId,
  type ContactId,
  type Taken,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import type { OnAccount } from './accounts.policy.ts';

export interface AccountsToMerge {
  account: OnAccount & { account: Account };
  other: OnAccount & { account: Account; hasMerged: boolean };
  /** Contacts of the other that this one has not. */
  gained: readonly ContactId[];
}

/** Rule AC8. The other keeps all its values: taking the merge back needs nothing but this fact. */
export const decideMergeAccounts = (
  { account: { account }, other: { account: other, hasMerged }, gained }: AccountsToMerge,
  { take, takeCustom }: { take: readonly AccountField[]; takeCustom: readonly string[] },
  { now }: Pick<Moment, 'now'>,
) => {
  if (account.id === other.id) return refuse('same-account');
  if (account.mergedIntoId !== null || other.mergedIntoId !== null || hasMerged) return refuse('already-merged');
  if (account.home === 'bin' || other.home === 'bin') return refuse('account-in-bin');
  // An account does not come to belong to itself.
  const own = take.filter((field) => !(field === 'parentId' && other.parentId === account.id));
  const taken = takenFrom(account, other, [...own, ...takeCustom]);
  const data = { mergedId: other.id, mergedName: other.name, taken, gained: [...gained] };
  return accept(
    { ...withTaken(account, taken), changedAt: now.toISOString() },
    accountMerged({ subject: { kind: 'account', id: account.id }, account: account.id, data }),
  );
};

export interface AccountsToSplit {
  account: OnAccount & { account: Account };
  other: OnAccount & { account: Account };
  merge: { taken: readonly Taken[]; gained: readonly ContactId[] } | null;
}

/** Rule AC9. */
export const decideSplitAccounts = (
  { account: { account }, other: { account: other }, merge }: AccountsToSplit,
  _input: { accountId: AccountId; otherId: AccountId },
  { now }: Pick<Moment, 'now'>,
) => {
  if (merge === null || other.mergedIntoId !== account.id) return refuse('not-merged');
  const given = givenBack(account, merge.taken);
  const data = { mergedId: other.id, mergedName: other.name, given, lost: [...merge.gained] };
  return accept(
    { ...withTaken(account, given), changedAt: now.toISOString() },
    accountSplit({ subject: { kind: 'account', id: account.id }, account: account.id, data }),
  );
};
