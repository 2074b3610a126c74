import { accountFields, accountMerged, accountSplit, type Account, type AccountField } from '@baton/schema/accounts';
import type { FieldId } from '@baton/schema/shared';
import { refuse, type AccountId, type ContactId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

import type { OnAccount } from './accounts.policy.ts';

/** A value that went from one account to the other; `field` is the id of a custom field or a field's own name. */
export interface Taken {
  field: string;
  from: unknown;
  to: unknown;
}

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
  const taken = [
    ...accountFields
      .filter((field) => take.includes(field) && !(field === 'parentId' && other.parentId === account.id))
      .map((field): Taken => ({ field, from: account[field], to: other[field] })),
    ...[...new Set(takeCustom)].map((field): Taken => ({
      field,
      from: account.custom[field as FieldId] ?? null,
      to: other.custom[field as FieldId] ?? null,
    })),
  ].filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  const data = { mergedId: other.id, mergedName: other.name, taken: jsonOf(taken), gained: [...gained] };
  return accept(
    { ...applied(account, taken), changedAt: now.toISOString() },
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
  const given = merge.taken
    .filter(({ field, to }) => JSON.stringify(valueOf(account, field)) === JSON.stringify(to))
    .map(({ field, from, to }): Taken => ({ field, from: to, to: from }));
  const data = { mergedId: other.id, mergedName: other.name, given: jsonOf(given), lost: [...merge.gained] };
  return accept(
    { ...applied(account, given), changedAt: now.toISOString() },
    accountSplit({ subject: { kind: 'account', id: account.id }, account: account.id, data }),
  );
};

const isOwn = (field: string): field is AccountField => (accountFields as readonly string[]).includes(field);

const valueOf = (account: Account, field: string): unknown =>
  isOwn(field) ? account[field] : (account.custom[field as FieldId] ?? null);

const applied = (account: Account, taken: readonly Taken[]): Account => {
  const own = Object.fromEntries(taken.filter(({ field }) => isOwn(field)).map(({ field, to }) => [field, to]));
  const custom = taken.filter(({ field }) => !isOwn(field));
  const kept = Object.entries(account.custom).filter(([id]) => !custom.some(({ field }) => field === id));
  const added = custom.filter(({ to }) => to !== null).map(({ field, to }) => [field, to] as const);
  return { ...account, ...own, custom: Object.fromEntries([...kept, ...added]) as Account['custom'] };
};

/** What is stored is what JSON can hold; the values come out of JSON themselves. */
const jsonOf = (taken: readonly Taken[]) =>
  JSON.parse(JSON.stringify(taken)) as Parameters<typeof accountMerged>[0]['data']['taken'];
