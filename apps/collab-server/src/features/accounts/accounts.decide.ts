import {
  accountCreated,
  accountEdited,
  accountFields,
  type Account,
  type AccountField,
  type AccountKind,
  type AccountValues,
} from '@baton/schema/accounts';
import { changesFit, withChanges, type Field, type FieldChanges } from '@baton/schema/fields';
import {
  accountId,
  present,
  refuse,
  sameValue,
  type AccountId,
  type FieldId,
  type Level,
  type MemberId,
  type NewFact,
  type Visibility,
} from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

export type AccountChanges = { [Key in AccountField]?: AccountValues[Key] | undefined } & {
  custom?: FieldChanges | undefined;
};

/** What is known of those whom a change names. */
export interface Named {
  /** Who of the named people is in the workspace. */
  members: ReadonlySet<MemberId>;
  /** The account above, with everything above it; null when this person may not know it. */
  parent: { above: readonly AccountId[] } | null;
  fields: readonly Field[];
}

export type NewAccount = AccountChanges & { name: string; kind: AccountKind; visibility: Visibility };

const nothing = {
  status: 'active',
  activeStage: null,
  ownerId: null,
  sector: null,
  country: null,
  website: null,
  addresses: [],
  phones: [],
  emails: [],
  employees: null,
  foundedIn: null,
  revenue: null,
  parentId: null,
  channel: null,
  language: null,
  contactHours: null,
} satisfies Omit<AccountValues, 'name' | 'kind'>;

/** Rules AC2, AC4 and AC5. Two accounts may bear one name: companies do. */
export const decideCreateAccount = (
  named: Named,
  { visibility, custom = {}, ...given }: NewAccount,
  { actor, newId, now }: Pick<Moment, 'actor' | 'newId' | 'now'>,
) => {
  const id = accountId.parse(newId());
  const wrong = wrongIn(named, { ...given, custom }, id);
  if (wrong) return refuse(wrong);
  const values = present({ ...given, ownerId: given.ownerId === undefined ? actor.member : given.ownerId });
  const account: Account = {
    ...nothing,
    ...values,
    id,
    custom: withChanges({}, custom),
    home: 'listed',
    deletedOn: null,
    mergedIntoId: null,
    createdAt: now.toISOString(),
    changedAt: now.toISOString(),
    level: 'manage',
  };
  const { name, kind, sector, ownerId } = account;
  const data = { name, kind, sector, visibility, ownerId, values: { ...values, custom: account.custom } };
  return accept(account, accountCreated({ subject: { kind: 'account', id }, account: id, data }));
};

export interface AccountToEdit extends Named {
  account: Account;
  level: Level | null;
}

/** Rules AC3 to AC6: one fact for each field that is another afterwards. */
export const decideEditAccount = (
  { account, ...named }: AccountToEdit,
  { accountId: _id, ...changes }: AccountChanges & { accountId: AccountId },
  { now }: Pick<Moment, 'now'>,
) => {
  if (account.home === 'bin') return refuse('account-in-bin');
  const wrong = wrongIn(named, changes, account.id);
  if (wrong) return refuse(wrong);
  const facts = factsOf(account, changes, named.fields);
  if (facts.length === 0) return accept(account);
  const { custom = {}, ...values } = changes;
  const after: Account = {
    ...account,
    ...present(values),
    custom: withChanges(account.custom, custom),
    changedAt: now.toISOString(),
  };
  return accept(after, ...facts);
};

/** One fact per field, in the order in which the fields are listed. */
export const factsOf = (account: Account, changes: AccountChanges, fields: readonly Field[]): NewFact[] => {
  const about = { subject: { kind: 'account', id: account.id }, account: account.id };
  const own = accountFields.flatMap((field) => {
    const [from, to] = [account[field], changes[field]];
    return to === undefined || sameValue(from, to) ? [] : [accountEdited({ ...about, data: { field, from, to } })];
  });
  const custom = (Object.keys(changes.custom ?? {}) as FieldId[]).flatMap((fieldId) => {
    const [from, to] = [account.custom[fieldId] ?? null, changes.custom?.[fieldId] ?? null];
    const fieldName = fields.find(({ id }) => id === fieldId)?.name ?? '';
    return sameValue(from, to)
      ? []
      : [accountEdited({ ...about, data: { field: 'custom', fieldId, fieldName, from, to } })];
  });
  return [...own, ...custom];
};

const wrongIn = (named: Named, changes: AccountChanges, id: AccountId) => {
  const { members, parent } = named;
  const { ownerId, parentId, custom = {} } = changes;
  if (ownerId && !members.has(ownerId)) return 'owner-not-found';
  if (parentId && parent === null) return 'parent-not-found';
  if (parentId && (parentId === id || parent?.above.includes(id))) return 'parent-in-circle';
  return changesFit(named, custom) ? null : 'invalid-field';
};
