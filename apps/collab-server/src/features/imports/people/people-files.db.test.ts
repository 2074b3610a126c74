import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import type { ImportChoice } from '@baton/schema/imports';
import type { WorkspaceId } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/clock/new-id.ts';
import type { Tx } from '#platform/scope/scope.ts';
import { applyRun, aRun, importParts, undoRun } from '#tests/import-world.ts';
import { aWorkspace } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { memorySource, type FileSource } from '../file-source.ts';
import type { ImportParts } from '../import-parts.ts';
import { previewImport } from '../preview.ts';

const folder = path.resolve(import.meta.dirname, '../../../../../../tests/fixtures/address-books');
const unzipped = async (name: string) => promisify(gunzip)(await readFile(path.join(folder, `${name}.gz`)));

const card = (company: string, role: string, phone: string) =>
  memorySource({
    'p.vcf': `BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1\nFN:Ada\nORG:${company}\nROLE:${role}\nTEL:${phone}\nEND:VCARD\n`,
  });

describeWithDatabase('importing people', () => {
  let db: TestDatabase;
  let parts: ImportParts;
  beforeAll(async () => {
    db = await testDatabase();
    parts = importParts(db.scopes);
  });
  afterAll(() => db.drop());

  const world = async () => {
    const workspace: WorkspaceId = (await aWorkspace(db.sql)).id;
    await db.sql`update workspaces set language = 'fr' where id = ${workspace}`;
    const preview = (files: FileSource, choices: Record<string, ImportChoice> = {}, source = 'book') =>
      previewImport(
        parts,
        <T>(work: (tx: Tx) => Promise<T>) => db.scopes.withWorkspace({ workspace }, work),
        { workspace, source, settings: { choices }, createdAt: new Date('2026-11-22') },
        files,
        { limit: 0 },
      );
    const begin = (choices = {}, source = 'book') => aRun(db.sql, workspace, { source, settings: { choices } });
    const apply = async (files: FileSource, choices = {}, source = 'book') => {
      const id = await begin(choices, source);
      return { id, counts: await applyRun(parts, db.sql, { workspace, id }, files) };
    };
    const undo = (id: Awaited<ReturnType<typeof aRun>>) => undoRun(parts, db.sql, { workspace, id });
    const people = async () => [
      ...(await db.sql`select c.name, c.title, c.language, c.custom,
          jsonb_path_query_array(c.emails, '$[*].address') as emails,
          jsonb_path_query_array(c.phones, '$[*].number') as phones,
          (select array_agg(a.name || ': ' || l.part order by a.name) from account_contacts l
            join accounts a on a.workspace = l.workspace and a.id = l.account
            where l.workspace = c.workspace and l.contact = c.id) as places
        from contacts c where c.workspace = ${workspace} order by c.name, c.emails::text`),
    ];
    const tally = async () => {
      const [row] = await db.sql`select
        (select count(*)::int from contacts where workspace = ${workspace}) as contacts,
        (select count(*)::int from account_contacts where workspace = ${workspace}) as links,
        (select count(*)::int from accounts where workspace = ${workspace}) as accounts,
        (select count(*)::int from search_entries where workspace = ${workspace} and kind = 'contact') as found`;
      return row;
    };
    const account = async (name: string, domain: string | null = null) => {
      const id = newId();
      await db.sql`insert into accounts (workspace, id, name, kind, domain, created_at)
        values (${workspace}, ${id}, ${name}, 'customer', ${domain}, now())`;
      return id;
    };
    return { workspace, preview, apply, undo, people, tally, account };
  };

  test.for(['people.csv', 'people.vcf'])(
    '[IM1] [IM7] 5,000 people of %s come in, change nothing the second time, and are taken back',
    { timeout: 600_000 },
    async (name) => {
      const { workspace, preview, apply, undo, tally } = await world();
      const bread = newId();
      await db.sql`insert into custom_fields (workspace, id, subject, name, kind, options, place, retired, created_at)
        values (${workspace}, ${bread}, 'contact', 'favourite bread', 'select', ${db.sql.json([
          { id: newId(), label: 'Baguette' },
          { id: newId(), label: 'Focaccia' },
        ])}, 1, false, now())`;
      const files = memorySource({ [name]: await unzipped(name) });
      const dry = await preview(files);
      expect(dry.problems).toEqual([]);
      expect(await tally()).toEqual({ contacts: 0, links: 0, accounts: 0, found: 0 });
      const told = new Map<string, number>();
      for (const { kind, count } of dry.findings) told.set(kind, (told.get(kind) ?? 0) + count);
      expect(told.get('name-missing')).toBe(5);
      expect(told.get('met-twice')).toBe(10);
      expect(told.get('address-shared')).toBe(10);
      expect(told.get('unreadable-value')).toBe(20);
      expect(told.get('country-assumed')).toBeGreaterThan(1_000);
      expect(dry.findings.filter(({ kind }) => kind === 'column-left-out').map(({ field }) => field)).toEqual([
        name === 'people.csv' ? 'Notes' : 'NOTE',
      ]);
      expect(dry.findings.filter(({ kind }) => kind === 'unknown-reference')).toHaveLength(80);

      const first = await apply(files);
      expect(first.counts).toEqual(dry.counts);
      expect(first.counts).toEqual({
        account: { create: 80, update: 0, unchanged: 0, skip: 0 },
        contact: { create: 4_985, update: 0, unchanged: 0, skip: 15 },
      });
      const after = await tally();
      expect(after).toMatchObject({ contacts: 4_985, accounts: 80, found: 4_985 });
      const [odd] = await db.sql`select
        (select count(*)::int from contacts, jsonb_array_elements(phones) p
          where workspace = ${workspace} and p ->> 'number' !~ '^[+][1-9][0-9]{6,14}$') as numbers,
        (select count(*)::int from contacts where workspace = ${workspace} and custom ? ${bread}) as bread`;
      expect(odd?.['numbers']).toBe(0);
      expect(odd?.['bread'] > 2_000).toBe(name === 'people.csv');

      const second = await apply(files);
      expect(second.counts.contact).toEqual({ create: 0, update: 0, unchanged: 4_985, skip: 15 });
      expect(second.counts.account).toEqual({ create: 0, update: 0, unchanged: 80, skip: 0 });
      expect(await tally()).toEqual(after);

      expect(await undo(first.id)).toEqual({ reversed: 5_065, kept: 0 });
      expect(await tally()).toEqual({ contacts: 0, links: 0, accounts: 0, found: 0 });
      expect((await apply(files)).counts.contact?.create).toBe(4_985);
      expect(await tally()).toEqual(after);
    },
  );

  test('[IM8] who is there already stays as they are, by e-mail or by number with name; another choice makes another', async () => {
    const { preview, apply, people } = await world();
    await apply(memorySource({ 'a.csv': 'Name,E-mail,Phone\nAda,ada@x.example,+33612345678\nBob,,+33612345679\n' }));
    const more = memorySource({
      'b.csv': 'Name,E-mail,Phone\nAda B,ADA@x.example,\nbob,,06 12 34 56 79\nCarl,,+33612345679\n',
    });
    const dry = await preview(more, {}, 'other');
    expect(dry.counts.contact).toEqual({ create: 1, update: 0, unchanged: 2, skip: 0 });
    const there = dry.findings.filter(({ kind }) => kind === 'there-already');
    expect(there.map(({ field, value, lines }) => [field, value, lines])).toEqual([
      ['email', 'ada@x.example', [2]],
      ['phone', '+33612345679', [3]],
    ]);
    await apply(more, { [there[0]?.id ?? '']: { choose: 'create' } }, 'other');
    expect((await people()).map(({ name }) => name)).toEqual(['Ada', 'Ada B', 'Bob', 'Carl']);
  });

  test('[IM2] an account is found by its name, or by the web domain of its people', async () => {
    const { preview, apply, people, account } = await world();
    await account('Forno Bianchi SRL', 'forno.example');
    const mills = await account('Moulins d’Été');
    const old = await account('Minoterie');
    await db.sql`update accounts set merged_into = ${mills}, merge = '{}' where id = ${old}`;
    const files = memorySource({
      'c.csv':
        'First name,Last name,Company,Role,E-mail\nA,One,moulins d’ete,Buyer,a@gmail.com\nB,Two,,,b@forno.example\nC,Three,Forno Bianchi,,c@forno.example\nD,Four,,,d@gmail.com\nE,Five,Minoterie,,\n',
    });
    const dry = await preview(files);
    expect(dry.findings.map(({ kind, value, proposed }) => [kind, value, proposed])).toEqual([
      ['unknown-reference', 'Forno Bianchi', { choose: 'replace', value: 'forno.example' }],
      ['account-by-domain', 'forno.example', { choose: 'keep' }],
    ]);
    await apply(files);
    expect((await people()).map(({ places }) => places)).toEqual([
      ['Moulins d’Été: Buyer'],
      ['Forno Bianchi SRL: '],
      ['Forno Bianchi SRL: '],
      null,
      ['Moulins d’Été: '],
    ]);
  });

  test('[IM6] [IM7] a change of the source moves the person, and undo moves them back', async () => {
    const { apply, undo, people, account } = await world();
    await account('Old');
    await account('New');
    await apply(card('Old', 'Buyer', '0612345678'));
    const before = await people();
    expect(before).toMatchObject([{ places: ['Old: Buyer'], phones: ['+33612345678'] }]);
    const second = await apply(card('New', 'Chief', '0612345679'));
    expect(second.counts.contact).toEqual({ create: 0, update: 1, unchanged: 0, skip: 0 });
    expect(await people()).toMatchObject([{ places: ['New: Chief'], phones: ['+33612345679'] }]);
    expect(await undo(second.id)).toEqual({ reversed: 1, kept: 0 });
    expect(await people()).toEqual(before);
    const third = await apply(card('Old', 'Cook', '0612345678'));
    expect(await people()).toMatchObject([{ places: ['Old: Cook'] }]);
    await db.sql`update account_contacts set part = 'Edited here'`;
    expect(await undo(third.id)).toEqual({ reversed: 0, kept: 1 });
  });

  test('[IM2] the country of numbers can be another one, for a file', async () => {
    const { preview, apply, people } = await world();
    const files = memorySource({ 'it.csv': 'Nome;Cognome;Telefono\nAda;Rossi;02 1234567\n' });
    const finding = (await preview(files)).findings.find(({ kind }) => kind === 'country-assumed');
    expect(finding).toMatchObject({ kind: 'country-assumed', count: 1, detail: { country: 'FR' } });
    await apply(files, { [finding?.id ?? '']: { choose: 'replace', value: 'IT' } });
    expect(await people()).toMatchObject([{ name: 'Ada Rossi', phones: ['+39021234567'] }]);
  });

  test('our own export reads back, with fields of the workspace’s own', async () => {
    const { workspace, preview, apply, people, account } = await world();
    await account('Durand');
    const [points, sum] = [newId(), newId()];
    for (const [id, name, kind] of [
      [points, 'Points', 'number'],
      [sum, 'Plafond', 'money'],
    ] as const)
      await db.sql`insert into custom_fields (workspace, id, subject, name, kind, options, place, retired, created_at)
        values (${workspace}, ${id}, 'contact', ${name}, ${kind}, '[]', 1, false, now())`;
    const files = memorySource({
      'Contacts.csv':
        "\uFEFFNom;Comptes;Fonction;Statut;E-mail;Téléphone;Langue;Consentement;Points;Plafond\r\nAda;Durand;Chef;Qualifié;a@x.example, b@x.example;'+33612345678;fr;;12,5;1 200,50 CHF\r\nBob;;;Peut-être;;;klingon;;douze;\r\n",
    });
    const dry = await preview(files);
    expect(dry.findings.map(({ kind, field, value }) => [kind, field, value])).toEqual([
      ['column-left-out', 'Consentement', null],
      ['unreadable-value', 'status', 'Peut-être'],
      ['unreadable-value', 'language', 'klingon'],
      ['unreadable-value', 'Points', 'douze'],
    ]);
    await apply(files);
    expect(await people()).toMatchObject([
      {
        name: 'Ada',
        title: 'Chef',
        language: 'fr',
        emails: ['a@x.example', 'b@x.example'],
        phones: ['+33612345678'],
        custom: { [points]: 12.5, [sum]: { amount: 120_050, currency: 'CHF' } },
        places: ['Durand: '],
      },
      { name: 'Bob', custom: {} },
    ]);
  });
});
