import type { Contact } from '@baton/schema/contacts';
import { consent, contactValues } from '@baton/schema/contacts';
import type { AccountId, ContactId, Level, MemberId, Role, WorkspaceId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideCreateContact, decideEditContact, decideLinkContact, decideUnlinkContact } from './contacts.decide.ts';
import { contactsPolicy } from './contacts.policy.ts';
import { decideBinContacts, decideEditContacts } from './several.decide.ts';

const numbered = (at: number) => `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const id = numbered(1) as ContactId;
const durand = { id: numbered(2) as AccountId, name: 'Durand' };
const me = numbered(3) as MemberId;
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
const named = { members: new Set([me]), fields: [] };
const aContact = (about: Partial<Contact> = {}): Contact => ({
  id,
  name: 'Marc',
  title: null,
  status: 'active',
  ownerId: null,
  emails: [],
  phones: [],
  addresses: [],
  channel: null,
  language: null,
  contactHours: null,
  consents: [],
  custom: {},
  accounts: [],
  home: 'listed',
  deletedOn: null,
  createdAt: now.toISOString(),
  changedAt: now.toISOString(),
  mayEdit: true,
  mayComment: true,
  mergedIntoId: null,
  ...about,
});
const levels = (...held: (Level | null)[]) => ({ levels: held });

test('[CT1] one of the accounts is enough to see a contact; one without accounts is not for guests', () => {
  expect(contactsPolicy.read(actor('guest'), levels(null, 'read'))).toBe(true);
  expect(contactsPolicy.read(actor('member'), levels(null))).toBe(false);
  expect([contactsPolicy.read(actor('member'), levels()), contactsPolicy.read(actor('guest'), levels())]).toEqual([
    true,
    false,
  ]);
});

test('[CT2] a contact is changed through an account that one may write on', () => {
  expect(contactsPolicy.change(actor('member'), levels('read', 'write'))).toBe(true);
  expect(contactsPolicy.change(actor('member'), levels('comment'))).toBe(false);
  expect(contactsPolicy.change(actor('guest'), levels())).toBe(false);
});

test('[CT4] a contact is added at an account that one may write on, and its facts stand there', () => {
  expect(contactsPolicy.create(actor('guest'), { account: null })).toBe(false);
  expect(contactsPolicy.create(actor('member'), { account: { level: 'read' } })).toBe(false);
  const account = { ...durand, level: 'write' as const };
  const input = { name: 'Marc', accountId: durand.id, part: 'buyer' };
  expect(decideCreateContact({ account, ...named }, input, moment)).toMatchObject({
    answer: { accounts: [{ accountId: durand.id, part: 'buyer' }] },
    facts: [
      { type: 'contact.created', account: durand.id },
      { type: 'contact.linked', account: durand.id, data: { part: 'buyer' } },
    ],
  });
});

test('[CT5] a link is told once for each part, and what is not linked cannot be unlinked', () => {
  const world = { contact: { contact: aContact(), levels: [] }, account: durand, level: 'write' as const };
  const linked = decideLinkContact(world, { part: 'buyer' });
  expect(linked).toMatchObject({ facts: [{ type: 'contact.linked' }] });
  expect(decideUnlinkContact(world)).toEqual({ refused: 'not-linked' });
  const there = { ...world, contact: { contact: linked.answer, levels: [] } };
  expect(decideLinkContact(there, { part: 'buyer' })).toMatchObject({ facts: [] });
  expect(decideUnlinkContact(there)).toMatchObject({ answer: { accounts: [] }, facts: [{ type: 'contact.unlinked' }] });
});

test('[CT6] an edit names members of the workspace only, and leaves a fact for each field', () => {
  const world = { contact: aContact(), at: levels(), ...named };
  expect(decideEditContact(world, { contactId: id, ownerId: numbered(8) as MemberId }, moment)).toEqual({
    refused: 'owner-not-found',
  });
  expect(decideEditContact(world, { contactId: id, name: 'Marc Durand', title: null }, moment)).toMatchObject({
    answer: { name: 'Marc Durand' },
    facts: [{ data: { name: 'Marc', field: 'name', to: 'Marc Durand' } }],
  });
});

test('[CT7] what one may not change is left out, and nothing is edited in the bin', () => {
  const values = { status: 'active' as const, ownerId: null, language: null, channel: null };
  const one = { id, name: 'Marc', home: 'listed' as const, account: null, values, levels: ['read' as const] };
  expect(decideBinContacts({ contacts: [one] }, {}, moment)).toMatchObject({ answer: { changed: [] }, facts: [] });
  const mine = { ...one, levels: [] };
  const changes = [{ contactId: id, language: 'fr' }];
  expect(decideEditContacts({ contacts: [mine], members: new Set() }, { changes }, moment)).toMatchObject({
    answer: { changed: [id] },
    facts: [{ data: { field: 'language', to: 'fr' } }],
  });
  const world = { contact: aContact({ home: 'bin' }), at: levels(), ...named };
  expect(decideEditContact(world, { contactId: id, title: 'x' }, moment)).toEqual({ refused: 'contact-in-bin' });
});

test('consent says how it is known, once for each channel', () => {
  const given = consent.parse({ channel: 'email', given: true, on: '2026-11-01', how: 'form on the website' });
  expect(contactValues.shape.consents.safeParse([given]).success).toBe(true);
  expect(contactValues.shape.consents.safeParse([given, { ...given, given: false }]).success).toBe(false);
});
