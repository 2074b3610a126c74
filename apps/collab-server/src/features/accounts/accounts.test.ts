import type { Account } from '@baton/schema/accounts';
import type { Field } from '@baton/schema/fields';
import type { AccountId, ContactId, FieldId, MemberId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideCreateAccount, decideEditAccount, type Named } from './accounts.decide.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { decideLogActivity } from './activity.decide.ts';
import { decideMergeAccounts, decideSplitAccounts } from './merge.decide.ts';
import { decideBinAccounts, decideEditAccounts, decideRestoreAccounts, type OneOfSeveral } from './several.decide.ts';

const numbered = (at: number) => `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const id = numbered(1) as AccountId;
const other = numbered(2) as AccountId;
const me = numbered(3) as MemberId;
const stranger = numbered(4) as MemberId;
const oven: Field = {
  id: numbered(5) as FieldId,
  subject: 'account',
  name: 'Ovens',
  kind: 'number',
  options: [],
  retired: false,
};
const now = new Date('2026-11-26T10:00:00Z');
const actor = (role: Role) => ({
  workspace: id as string as WorkspaceId,
  member: me,
  role,
  teams: [],
  managedTeams: [],
  origin: 'person' as const,
});
const moment = { actor: actor('member'), newId: () => id, now };
const named: Named = { members: new Set([me]), parent: null, fields: [oven] };

const anAccount = (about: Partial<Account> = {}): Account => ({
  id,
  name: 'Durand',
  kind: 'customer',
  status: 'active',
  activeStage: null,
  ownerId: me,
  sector: 'food',
  country: 'France',
  website: null,
  addresses: [],
  phones: [],
  emails: [],
  employees: 12,
  foundedIn: null,
  revenue: null,
  parentId: null,
  channel: null,
  language: null,
  contactHours: null,
  custom: {},
  home: 'listed',
  deletedOn: null,
  mergedIntoId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
  level: 'write',
  ...about,
});

const edit = (changes: object, world: Partial<Parameters<typeof decideEditAccount>[0]> = {}) =>
  decideEditAccount(
    { account: anAccount(), level: 'write', ...named, ...world },
    { accountId: id, ...changes },
    { now },
  );

test('[AC1] an account is read from the level read on', () => {
  expect(accountsPolicy.read(actor('member'), { level: null })).toBe(false);
  expect(accountsPolicy.read(actor('guest'), { level: 'read' })).toBe(true);
});

test('[AC2] every member may add an account and owns it, a guest may not', () => {
  const roles = ['owner', 'admin', 'manager', 'member', 'guest'] as const;
  expect(roles.filter((role) => accountsPolicy.create(actor(role)))).toEqual(['owner', 'admin', 'manager', 'member']);
  const input = { name: 'Durand', kind: 'customer', visibility: 'workspace', employees: 3 } as const;
  expect(decideCreateAccount(named, input, moment)).toMatchObject({
    answer: { name: 'Durand', ownerId: me, employees: 3, status: 'active' },
    facts: [{ type: 'account.created', account: id, data: { ownerId: me, values: { employees: 3 } } }],
  });
});

test('[AC3] an edit leaves one fact for each field that is another afterwards, and none when nothing is', () => {
  expect(edit({ sector: 'retail', employees: 12, country: null })).toMatchObject({
    answer: { sector: 'retail', country: null, changedAt: now.toISOString() },
    facts: [
      { type: 'account.edited', data: { field: 'sector', from: 'food', to: 'retail' } },
      { data: { field: 'country', from: 'France', to: null } },
    ],
  });
  expect(edit({ sector: 'food', addresses: [] })).toMatchObject({ facts: [] });
});

test('[AC4] a stranger owns no account, and an account belongs to nothing that belongs to it', () => {
  expect(edit({ ownerId: stranger })).toEqual({ refused: 'owner-not-found' });
  expect(edit({ parentId: other })).toEqual({ refused: 'parent-not-found' });
  expect(edit({ parentId: other }, { parent: { above: [other, id] } })).toEqual({ refused: 'parent-in-circle' });
  expect(edit({ parentId: other }, { parent: { above: [other] } })).toMatchObject({ answer: { parentId: other } });
});

test('[AC5] a value of an own field fits its field, and the fact tells how the field was called', () => {
  expect(edit({ custom: { [oven.id]: 'two' } })).toEqual({ refused: 'invalid-field' });
  expect(edit({ custom: { [oven.id]: 2 } }, { fields: [{ ...oven, retired: true }] })).toEqual({
    refused: 'invalid-field',
  });
  expect(edit({ custom: { [oven.id]: 2 } })).toMatchObject({
    answer: { custom: { [oven.id]: 2 } },
    facts: [{ data: { field: 'custom', fieldId: oven.id, fieldName: 'Ovens', from: null, to: 2 } }],
  });
});

const oneOf = (about: Partial<OneOfSeveral> = {}): OneOfSeveral => ({
  id,
  name: 'Durand',
  home: 'listed',
  level: 'write',
  values: { kind: 'customer', status: 'active', activeStage: null, ownerId: me, sector: null, country: null },
  ...about,
});

test('[AC6] who writes restores, who manages bins, and nothing is edited in the bin', () => {
  expect(decideBinAccounts({ accounts: [oneOf()] })).toMatchObject({ answer: { changed: [] }, facts: [] });
  expect(decideBinAccounts({ accounts: [oneOf({ level: 'manage' })] })).toMatchObject({ answer: { changed: [id] } });
  expect(decideRestoreAccounts({ accounts: [oneOf({ home: 'archive' })] })).toMatchObject({
    facts: [{ type: 'account.restored' }],
  });
  expect(decideRestoreAccounts({ accounts: [oneOf({ home: 'bin' })] })).toMatchObject({ answer: { changed: [] } });
  expect(edit({ sector: 'retail' }, { account: anAccount({ home: 'bin' }) })).toEqual({ refused: 'account-in-bin' });
});

test('[AC10] of several accounts those that one may not change are left out and told', () => {
  const accounts = [oneOf(), oneOf({ id: other, level: 'read' })];
  const changes = [id, other].map((accountId) => ({ accountId, status: 'former' as const }));
  expect(decideEditAccounts({ accounts, members: new Set() }, { changes })).toMatchObject({
    answer: { changed: [id] },
    facts: [{ account: id, data: { field: 'status', from: 'active', to: 'former' } }],
  });
});

const merging = (about: Partial<Account> = {}, hasMerged = false) => ({
  account: { account: anAccount(), level: 'write' as const },
  other: { account: anAccount({ id: other, name: 'Durand SA', ...about }), level: 'write' as const, hasMerged },
  gained: [numbered(9) as ContactId],
});

const mayMerge = (level: 'read' | 'write') =>
  accountsPolicy.merge(actor('member'), { account: { level: 'write' }, other: { level } });

test('[AC8] a merge takes over the named fields that differ, and asks for the right to write on both', () => {
  expect(mayMerge('read')).toBe(false);
  expect(mayMerge('write')).toBe(true);
  const take = { take: ['name', 'sector', 'employees'] as const, takeCustom: [oven.id] };
  const decided = decideMergeAccounts(merging({ employees: 40, custom: { [oven.id]: 2 } }), take, moment);
  expect(decided).toMatchObject({
    answer: { name: 'Durand SA', employees: 40, custom: { [oven.id]: 2 } },
    facts: [{ type: 'account.merged', data: { mergedId: other, gained: [numbered(9)] } }],
  });
  const fields = 'facts' in decided ? (decided.facts[0]?.data['taken'] as { field: string }[]) : [];
  expect(fields.map(({ field }) => field)).toEqual(['name', 'employees', oven.id]);
});

test('[AC8] an account is merged once, not with itself, and not when it took in others', () => {
  const take = { take: [], takeCustom: [] };
  expect(decideMergeAccounts(merging({ id }), take, moment)).toEqual({ refused: 'same-account' });
  expect(decideMergeAccounts(merging({ mergedIntoId: id }), take, moment)).toEqual({ refused: 'already-merged' });
  expect(decideMergeAccounts(merging({}, true), take, moment)).toEqual({ refused: 'already-merged' });
});

test('[AC9] a merge taken back gives back what was not changed since', () => {
  const taken = [
    { field: 'name', from: 'Durand', to: 'Durand SA' },
    { field: 'employees', from: 12, to: 40 },
    { field: oven.id, from: null, to: 2 },
  ];
  const world = {
    account: {
      account: anAccount({ name: 'Durand SA', employees: 41, custom: { [oven.id]: 2 } }),
      level: 'write' as const,
    },
    other: { account: anAccount({ id: other, mergedIntoId: id }), level: 'write' as const },
    merge: { taken, gained: [] },
  };
  const both = { accountId: id, otherId: other };
  expect(decideSplitAccounts(world, both, moment)).toMatchObject({
    answer: { name: 'Durand', employees: 41, custom: {} },
    facts: [{ type: 'account.split', data: { mergedId: other } }],
  });
  expect(decideSplitAccounts({ ...world, merge: null }, both, moment)).toEqual({ refused: 'not-merged' });
});

test('[AC11] an activity says something, and names only a contact that the writer may see', () => {
  const call = { kind: 'call', title: '', text: 'Talked', contactId: null, from: null, to: null } as const;
  const world = { accountId: id, level: 'write', contactKnown: true } as const;
  expect(decideLogActivity(world, call, moment)).toMatchObject({ facts: [{ type: 'activity.logged', account: id }] });
  expect(decideLogActivity(world, { ...call, text: '' }, moment)).toEqual({ refused: 'nothing-said' });
  expect(decideLogActivity({ ...world, contactKnown: false }, call, moment)).toEqual({ refused: 'contact-not-found' });
});
