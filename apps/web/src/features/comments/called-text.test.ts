import { expect, test } from 'vitest';

import { callingAt, fromBody, toBody } from './called-text.ts';

const [claire, team] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002'];

test('names become ids and come back as names, the longer one first', () => {
  const called = [
    { kind: 'member' as const, id: team, name: 'Claire' },
    { kind: 'member' as const, id: claire, name: 'Claire Dubois' },
  ];
  const body = toBody('@Claire Dubois and @Claire?', called);
  expect(body).toBe(`@[member:${claire}] and @[member:${team}]?`);
  const names = new Map(called.map(({ id, name }) => [id, name]));
  expect(fromBody(body, (_kind, id) => names.get(id) ?? null).typed).toBe('@Claire Dubois and @Claire?');
  expect(fromBody(body, () => null).typed).toBe(body);
});

test.each([
  ['Ask @gi', 7, 'gi'],
  ['@', 1, ''],
  ['mail a@b', 8, null],
  ['Ask @gi now', 5, ''],
  ['two\nlines', 9, null],
])('%j at %i calls %j', (typed, caret, calling) => {
  expect(callingAt(typed, caret)).toBe(calling);
});
