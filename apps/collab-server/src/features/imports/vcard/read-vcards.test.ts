import { vcardsOf, type Contact } from '@baton/schema/contacts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FileProblem } from '../csv/read-csv.ts';
import { memorySource } from '../file-source.ts';
import type { Noticed } from '../findings.ts';
import { personOfCard } from '../people/of-card.ts';
import { readPerson } from '../people/read-person.ts';
import { holdsVcards, readVcards } from './read-vcards.ts';

const cardsOf = async (content: string | Uint8Array) => {
  const source = memorySource({ 'people.vcf': content });
  const encoding = await holdsVcards(source, 'people.vcf');
  if (encoding === null) throw new Error('No cards');
  return Array.fromAsync(readVcards(source, { name: 'people.vcf', encoding }));
};

const peopleOf = async (content: string | Uint8Array) => {
  const noticed: Noticed[] = [];
  const reading = { file: 'people.vcf', country: 'FR', currency: 'EUR', fields: [] } as const;
  const people = (await cardsOf(content)).map((card) =>
    readPerson(personOfCard(card), { ...reading, notice: (each) => noticed.push(each) }),
  );
  return { people, told: noticed.map(({ kind, field, value }) => [kind, field ?? value]) };
};

const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');

describe('Cards that our own export writes', () => {
  const word = fc
    .array(fc.constantFrom('é', 'a', 'Z', ';', ',', '\\', '"', ':', '=', '^', ' ', '\n', '日', '😀', "'", 'n', 'N'), {
      maxLength: 60,
    })
    .map((letters) => letters.join('').replaceAll(/\s+/g, ' ').trim());
  const filled = word.filter((text) => text !== '');
  const label = fc.oneof(
    fc.constantFrom('', 'work', 'home', 'cell', 'Mobile', 'fax'),
    filled.filter((text) => text.length <= 40),
  );
  const number = fc.integer({ min: 1, max: 9 }).map((last) => `+3361234567${last}`);
  const written = fc.record({
    name: filled,
    title: fc.option(filled),
    emails: fc.uniqueArray(
      fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}@durand.example`),
      { maxLength: 10 },
    ),
    phones: fc.uniqueArray(number, { maxLength: 9 }),
    labels: fc.array(label, { minLength: 10, maxLength: 10 }),
    street: word,
    city: word,
    account: fc.option(filled),
    part: filled,
    language: fc.option(fc.constantFrom('fr', 'it', 'en', 'de')),
  });

  test.for(['3.0', '4.0'] as const)('read back equal, in version %s', async (version) => {
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 4 }), async (all) => {
        const contacts = all.map((each, i): Contact => ({
          id: `01990000-0000-7000-8000-00000000000${i}` as ContactId,
          name: each.name,
          title: each.title,
          status: 'active',
          ownerId: null,
          emails: each.emails.map((address, at) => ({ label: each.labels[at] ?? '', address })),
          phones: each.phones.map((phone, at) => ({ label: each.labels[at] ?? '', number: phone })),
          addresses: [
            { use: 'main', street: each.street, postalCode: '69007', city: each.city, region: '', country: 'France' },
          ],
          channel: null,
          language: each.language,
          contactHours: null,
          consents: [],
          custom: {},
          accounts:
            each.account === null ? [] : [{ accountId: contactsAccount, accountName: each.account, part: each.part }],
          home: 'listed',
          deletedOn: null,
          createdAt: '2026-11-01T08:00:00.000Z',
          changedAt: '2026-11-02T08:00:00.000Z',
          mayEdit: true,
          mayComment: true,
          mergedIntoId: null,
        }));
        const { people, told } = await peopleOf(vcardsOf(contacts, version));
        expect(told).toEqual([]);
        expect(people).toEqual(
          contacts.map((contact, i) =>
            expect.objectContaining({
              externalId: contact.id,
              name: contact.name,
              title: contact.title,
              emails: contact.emails,
              phones: contact.phones,
              addresses: contact.addresses,
              account: contact.accounts[0]?.accountName ?? null,
              part: contact.accounts[0]?.part ?? '',
              language: version === '4.0' ? contact.language : null,
              line: people[i]?.line,
            }),
          ),
        );
      }),
      { numRuns: 300 },
    );
  });
});

const contactsAccount = '01990000-0000-7000-8000-000000000002' as AccountId;

describe('Cards that others write', () => {
  test('quoted-printable of version 2.1 in its charset, with soft breaks and bare types', async () => {
    const { people, told } = await peopleOf(
      [
        'BEGIN:VCARD',
        'VERSION:2.1',
        'N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;H=E9l=',
        '=E8ne',
        'FN;CHARSET=UTF-8;QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne Lef=C3=A8=',
        'vre',
        'TEL;WORK;VOICE:04 78 12 34 56',
        'TEL;CELL:+33 6 12 34 56 78',
        'EMAIL;PREF;INTERNET:Helene@Lefevre.example',
        'END:VCARD',
      ].join('\r\n'),
    );
    expect(people).toMatchObject([
      {
        name: 'Hélène Lefèvre',
        phones: [
          { label: 'work', number: '+33478123456' },
          { label: 'cell', number: '+33612345678' },
        ],
        emails: [{ label: '', address: 'helene@lefevre.example' }],
      },
    ]);
    expect(told).toEqual([['country-assumed', 'phone']]);
  });

  test('folded lines, groups with labels of their own, several cards, and the preferred address first', async () => {
    const { people } = await peopleOf(
      card(
        'FN:Luca Bi',
        ' anchi',
        'item1.EMAIL;type=INTERNET:second@forno.example',
        'item1.X-ABLabel:_$!<HomePage>!$_',
        'EMAIL;TYPE="work,pref":first@forno.example',
        'TEL;VALUE=uri;TYPE=work:tel:+39-02-1234567;ext=12',
        String.raw`ORG:Forno\; Pane\, e altro;Vendite`,
        'TITLE:Direttore',
      ) + card('N:Rossi;Anna;Maria;;', 'ADR;TYPE=work:;;Via Roma 1;Milano;MI;20100;Italia'),
    );
    expect(people).toMatchObject([
      {
        line: 1,
        name: 'Luca Bianchi',
        emails: [
          { label: 'work', address: 'first@forno.example' },
          { label: 'homepage', address: 'second@forno.example' },
        ],
        phones: [{ label: 'work ext. 12', number: '+39021234567' }],
        account: 'Forno; Pane, e altro',
        part: 'Direttore',
      },
      { name: 'Anna Maria Rossi', addresses: [{ street: 'Via Roma 1', city: 'Milano', region: 'MI' }] },
    ]);
  });

  test('[IM9] what is not taken is named: unknown properties, broken values, stray lines, more than ten, no name', async () => {
    const emails = Array.from({ length: 11 }, (_, i) => `EMAIL:a${i}@x.example`);
    const { people, told } = await peopleOf(
      card('NOTE:Likes bread', 'FN:A', 'TEL:call me', 'EMAIL:nobody', 'BDAY:1980-01-01', 'no colon here', ...emails) +
        'outside\r\n' +
        card('EMAIL:only@x.example') +
        card('TEL:+33612345678'),
    );
    expect(people.filter(({ line }) => line > 0).map(({ name, wrong }) => [name, wrong])).toEqual([
      ['A', null],
      [null, 'name-missing'],
      ['only@x.example', null],
      [null, 'name-missing'],
    ]);
    expect(people[0]?.emails).toHaveLength(10);
    expect(told).toEqual(
      expect.arrayContaining([
        ['column-left-out', 'NOTE'],
        ['column-left-out', 'BDAY'],
        ['strange-line', 'no colon here'],
        ['strange-line', 'outside'],
        ['unreadable-value', 'phone'],
        ['unreadable-value', 'email'],
        ['too-many', 'email'],
        ['name-assumed', 'name'],
        ['name-missing', null],
      ]),
    );
  });

  test('a file in windows-1252 is read, and one that is no card is none', async () => {
    const bytes = Buffer.from(card('FN:Ren\u00e9'), 'latin1');
    expect((await peopleOf(bytes)).people[0]?.name).toBe('René');
    expect(await holdsVcards(memorySource({ 'x.csv': 'name,email\n' }), 'x.csv')).toBeNull();
  });

  test('a card that is not closed stops the file at its line', async () => {
    const open = ['BEGIN:VCARD', 'FN:A', 'END:VCARD', 'BEGIN:VCARD', 'FN:B', 'BEGIN:VCARD', 'FN:C', 'END:VCARD'].join(
      '\n',
    );
    await expect(cardsOf(open)).rejects.toMatchObject({ problem: { code: 'card-not-closed', line: 4 } });
    await expect(cardsOf('BEGIN:VCARD\nFN:A')).rejects.toMatchObject({ problem: { code: 'card-not-closed', line: 1 } });
  });

  test('any text is read without an accident', async () => {
    const pieces = fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'FN:x',
      'TEL;TYPE="a:1',
      ';=:',
      'N;ENCODING=QUOTED-PRINTABLE:=E9=',
      ' ',
      '\\',
      'AGENT:',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), async (lines) => {
        const text = ['BEGIN:VCARD', ...lines].join('\n').replaceAll('\0', '');
        const read = await cardsOf(text).catch((error: unknown) => error);
        expect(Array.isArray(read) || read instanceof FileProblem).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
