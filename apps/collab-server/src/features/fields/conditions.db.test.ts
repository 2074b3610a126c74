import type { Account, AccountRow } from '@baton/schema/accounts';
import type { Contact } from '@baton/schema/contacts';
import { conditionsText, sortOf, type Field, type FieldKind, type FieldOperator } from '@baton/schema/fields';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { pausedServer } from '#tests/paused-server.ts';
import { aMember, ask, aWorkspace, type AskedServer, type TestMember } from '#tests/people.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

const options = ['Small', 'Large', 'Huge'].map((label, at) => ({
  id: `01990000-0000-7000-8000-00000000000${at + 1}`,
  label,
}));

describeWithDatabase('lists by custom fields', () => {
  let db: TestDatabase;
  let server: AskedServer;
  let owner: TestMember;
  let zoe: TestMember;
  const fields = new Map<string, Field>();

  beforeAll(async () => {
    db = await testDatabase();
    server = await pausedServer(db);
    const acme = await aWorkspace(db.sql);
    owner = await aMember(db.sql, acme, 'owner');
    zoe = await aMember(db.sql, acme, 'member');
    for (const subject of ['account', 'contact'])
      for (const kind of ['text', 'number', 'money', 'date', 'select', 'person'] satisfies FieldKind[])
        fields.set(
          `${subject} ${kind}`,
          await read<Field>('POST /fields', { subject, name: kind, kind, ...(kind === 'select' && { options }) }),
        );
    const values = [
      { text: 'Élan', number: 9, money: 900, date: '2026-01-09', select: options[2]?.id, person: zoe.member },
      { text: 'avenue', number: 10.5, money: 1_000, date: '2026-02-10', select: options[0]?.id, person: owner.member },
      { text: 'Zone', number: -1, money: 50, date: '2025-12-31', select: options[1]?.id, person: zoe.member },
    ];
    for (const subject of ['account', 'contact'])
      for (const [at, { money, ...each }] of [...values, null].map(
        (of, place) => [place, of ?? { money: 0 }] as const,
      )) {
        const own = { ...each, ...(money !== 0 && { money: { amount: money, currency: 'EUR' } }) };
        const custom = Object.fromEntries(
          Object.entries(own).map(([kind, value]) => [fields.get(`${subject} ${kind}`)?.id, value]),
        );
        await read<Account | Contact>(`POST /${subject}s`, { name: `Row ${at}`, custom });
      }
  });
  afterAll(() => db.drop());

  const read = async <Body>(route: Parameters<typeof ask>[2], body?: unknown): Promise<Body> => {
    const answer = await ask(server, owner, route, body);
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  };
  const fieldOf = (subject: string, kind: string): Field => {
    const field = fields.get(`${subject} ${kind}`);
    if (!field) throw new Error(`no field ${subject} ${kind}`);
    return field;
  };
  const rows = async (subject: string, query: string): Promise<string> => {
    const { data } = await read<{ data: (AccountRow | Contact)[] }>(`GET /${subject}s?${query}`);
    return data.map(({ name }) => name.replace('Row ', '')).join('');
  };
  const where = (subject: string, kind: string, operator: FieldOperator, value: string): string =>
    `where=${encodeURIComponent(conditionsText([{ fieldId: fieldOf(subject, kind).id, operator, value }]))}`;

  const asked: [FieldKind, FieldOperator, string, string][] = [
    ['text', 'contains', 'ELA', '0'],
    ['text', 'is', 'elan', '0'],
    ['text', 'empty', '', '3'],
    ['number', 'from', '9', '01'],
    ['number', 'to', '9', '02'],
    ['number', 'is', '10.5', '1'],
    ['number', 'filled', '', '012'],
    ['money', 'from', '900EUR', '01'],
    ['money', 'from', '1CHF', ''],
    ['date', 'to', '2025-12-31', '2'],
    ['date', 'from', '2026-02-10', '1'],
    ['select', 'is', options[0]?.id ?? '', '1'],
  ];
  const each = (['account', 'contact'] as const).flatMap((subject) =>
    asked.map(([kind, operator, value, expected]) => ({ subject, kind, operator, value, expected })),
  );

  it.each(each)('[CF6] $subject: $kind $operator $value', async ({ subject, kind, operator, value, expected }) => {
    const query = where(subject, kind, operator, value);
    expect(await rows(subject, query)).toBe(expected);
    expect(await read(`GET /${subject}s/totals?${query}`)).toMatchObject({ count: expected.length });
    expect((await read<{ ids: string[] }>(`GET /${subject}s/ids?${query}`)).ids).toHaveLength(expected.length);
  });

  it('[CF6] a person is asked for by who they are, and several conditions hold at once', async () => {
    expect(await rows('account', where('account', 'person', 'is', zoe.member))).toBe('02');
    const both = conditionsText([
      { fieldId: fieldOf('account', 'person').id, operator: 'is', value: zoe.member },
      { fieldId: fieldOf('account', 'number').id, operator: 'from', value: '0' },
    ]);
    expect(await rows('account', `where=${encodeURIComponent(both)}`)).toBe('0');
  });

  it.each([
    ['text', '1023', '2013'],
    ['number', '2013', '1023'],
    ['money', '2013', '1023'],
    ['date', '2013', '1023'],
    ['select', '1203', '0213'],
    // Members bear the name of their role here.
    ['person', '0213', '1023'],
  ])('a list is ordered by a %s either way, page after page, those without a value last', async (kind, up, down) => {
    for (const subject of ['account', 'contact']) {
      const sort = sortOf(fieldOf(subject, kind).id);
      expect(await rows(subject, `sort=${sort}`)).toBe(up);
      const turned = await rows(subject, `sort=-${sort}`);
      expect(turned.at(-1)).toBe('3');
      // Two that hold the same keep the order of their ids.
      expect(turned).toBe(down);
      let paged = '';
      let cursor = '';
      do {
        const { data, page } = await read<{ data: { name: string }[]; page: { next_cursor: string | null } }>(
          `GET /${subject}s?limit=1&sort=${sort}${cursor}`,
        );
        paged += data[0]?.name.replace('Row ', '') ?? '';
        cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`;
      } while (cursor !== '');
      expect(paged).toBe(up);
    }
  });

  it('[CF6] what no field in use can hold lets nothing through; an order by one that is gone is by name', async () => {
    expect(await rows('account', where('account', 'number', 'from', 'nine'))).toBe('');
    expect(await rows('account', where('contact', 'number', 'filled', ''))).toBe('');
    for (const wrong of ['where=x', 'sort=field.x', `where=${fieldOf('account', 'text').id}.like.x`])
      expect((await ask(server, owner, `GET /accounts?${wrong}`)).status).toBe(400);
    const { id } = fieldOf('account', 'text');
    await read(`PATCH /fields/${id}`, { retired: true });
    expect(await rows('account', where('account', 'text', 'filled', ''))).toBe('');
    expect(await rows('account', `sort=-${sortOf(id)}`)).toBe('3210');
    await read(`PATCH /fields/${id}`, { retired: false });
  });
});
