import { expect, test } from 'vitest';

import type { AccountId, ContactId } from '../shared/id.ts';
import type { Contact } from './contact.ts';
import { vcardsOf } from './vcard.ts';

const aContact = (about: Partial<Contact> = {}): Contact => ({
  id: '01990000-0000-7000-8000-000000000001' as ContactId,
  name: 'Marie-Hélène Dupont',
  title: 'Acheteuse; cuisine, pain',
  status: 'active',
  ownerId: null,
  emails: [{ label: '', address: 'mh@durand.example' }],
  phones: [{ label: '', number: '+33612345678' }],
  addresses: [
    { use: 'main', street: '3 rue du Four', postalCode: '69007', city: 'Lyon', region: '', country: 'France' },
  ],
  channel: null,
  language: 'fr',
  contactHours: null,
  consents: [],
  custom: {},
  accounts: [
    { accountId: '01990000-0000-7000-8000-000000000002' as AccountId, accountName: 'Fours, Durand', part: '' },
  ],
  home: 'listed',
  deletedOn: null,
  createdAt: '2026-11-01T08:00:00.000Z',
  changedAt: '2026-11-02T08:00:00.000Z',
  mayEdit: true,
  mayComment: true,
  mergedIntoId: null,
  ...about,
});

test('a contact is a card of version 4, with what would end a value escaped', () => {
  expect(vcardsOf([aContact()]).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'UID:urn:uuid:01990000-0000-7000-8000-000000000001',
    'FN:Marie-Hélène Dupont',
    'N:Dupont;Marie-Hélène;;;',
    String.raw`ORG:Fours\, Durand`,
    String.raw`TITLE:Acheteuse\; cuisine\, pain`,
    'EMAIL:mh@durand.example',
    'TEL;VALUE=uri:tel:+33612345678',
    'ADR:;;3 rue du Four;Lyon;;69007;France',
    'LANG:fr',
    'REV:20261102T080000Z',
    'END:VCARD',
    '',
  ]);
});

test('version 3 writes numbers plainly', () => {
  expect(vcardsOf([aContact()], '3.0')).toContain('\r\nTEL:+33612345678\r\n');
});

test('a line break in a name makes no new line, and long lines are folded between letters', () => {
  const name = `A\nEMAIL:evil@x.example ${'é'.repeat(80)}`;
  const lines = vcardsOf([aContact({ name })]).split('\r\n');
  expect(lines.filter((line) => line.startsWith('EMAIL:'))).toEqual(['EMAIL:mh@durand.example']);
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
  expect(lines.join('\n').replaceAll('\n ', '')).toContain('é'.repeat(80));
});

test('labels go out as types where address books know them, otherwise as labels of our own', () => {
  const labelled = aContact({
    emails: [
      { label: 'work', address: 'mh@durand.example' },
      { label: 'Mondays; kitchen', address: 'cuisine@durand.example' },
    ],
    phones: [{ label: 'Mobile', number: '+33612345678' }],
  });
  const lines = (version: '3.0' | '4.0') =>
    vcardsOf([labelled], version)
      .split('\r\n')
      .filter((line) => /EMAIL|TEL|ABLabel/i.test(line));
  expect(lines('4.0')).toEqual([
    'EMAIL;TYPE=work:mh@durand.example',
    'email2.EMAIL:cuisine@durand.example',
    String.raw`email2.X-ABLabel:Mondays\; kitchen`,
    'tel1.TEL;TYPE=cell;VALUE=uri:tel:+33612345678',
    'tel1.X-ABLabel:Mobile',
  ]);
  expect(lines('3.0').slice(-2)).toEqual(['tel1.TEL;TYPE=cell:+33612345678', 'tel1.X-ABLabel:Mobile']);
});
