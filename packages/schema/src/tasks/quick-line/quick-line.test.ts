import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { MemberId, TeamId } from '../../shared/id.ts';
import { dueOf, partKey, readTaskLine, type LineWorld } from './quick-line.ts';

const world: LineWorld = {
  // A Thursday.
  today: '2026-11-26',
  now: '10:00',
  people: [
    { id: 'marc' as MemberId, name: 'Marc Petit' },
    { id: 'claire' as MemberId, name: 'Claire Dubois' },
    { id: 'clara' as MemberId, name: 'Clara Conti' },
  ],
  teams: [
    { id: 'support' as TeamId, name: 'Support' },
    { id: 'billing' as TeamId, name: 'Facturation' },
  ],
  records: [
    { kind: 'account', id: 'lefort', name: 'Lefort & Fils' },
    { kind: 'account', id: 'durand', name: 'Boulangeries Durand' },
    { kind: 'deal', id: 'lyon', name: 'Four Lyon 7' },
    { kind: 'deal', id: 'fours-durand', name: 'Fours Durand' },
  ],
};

const read = (line: string) => {
  const { title, parts } = readTaskLine(line, world);
  const of = <Kind extends (typeof parts)[number]['kind']>(kind: Kind) =>
    parts.find((part): part is Extract<typeof part, { kind: Kind }> => part.kind === kind);
  return {
    title,
    due: dueOf(parts, world),
    who: of('person')?.id ?? of('team')?.id ?? null,
    record: of('record')?.subject.id ?? null,
    priority: of('priority')?.priority ?? null,
  };
};

test.each([
  ['appeler Lefort demain 14h @marc', 'appeler Lefort', '2026-11-27', '14:00', 'marc', 'lefort'],
  ['chiamare venerdì alle 9', 'chiamare', '2026-11-27', '09:00', null, null],
  ['call back next tue 3pm', 'call back', '2026-12-01', '15:00', null, null],
  [
    'envoyer le devis à Durand vendredi prochain à 9h30',
    'envoyer le devis à Durand',
    '2026-11-27',
    '09:30',
    null,
    'durand',
  ],
  ['mandare il listino entro lunedì @support', 'mandare il listino', '2026-11-30', null, 'support', null],
  ['Check the power in 3 days @claire', 'Check the power', '2026-11-29', null, 'claire', null],
  ['relire dans 2 semaines', 'relire', '2026-12-10', null, null, null],
  ['preparare la demo dopodomani ore 15', 'preparare la demo', '2026-11-28', '15:00', null, null],
  ['prévenir @factu après-demain midi', 'prévenir', '2026-11-28', '12:00', 'billing', null],
  ['Send price list next week #lyon', 'Send price list', '2026-11-30', null, null, 'lyon'],
  ['rappeler le 3 déc. à 14 h', 'rappeler', '2026-12-03', '14:00', null, null],
  ['call 15/12 at 9', 'call', '2026-12-15', '09:00', null, null],
])('%s', (line, title, on, time, who, record) => {
  expect(read(line)).toEqual({ title, due: { on, time }, who, record, priority: null });
});

test.each([
  ['relancer !haute', 'high'],
  ['richiamare !urgente', 'urgent'],
  ['call !!', 'high'],
  ['call !!! tomorrow', 'urgent'],
  ['file it !low', 'low'],
])('%s', (line, priority) => {
  expect(read(line).priority).toBe(priority);
});

test('an hour without a day is the next such hour', () => {
  expect(read('call 9:30').due).toEqual({ on: '2026-11-27', time: '09:30' });
  expect(read('call 10:30').due).toEqual({ on: '2026-11-26', time: '10:30' });
});

test.each([
  'Appeler vite !',
  'Réunion de 2h avec le client',
  'Version 3.2.1 du plan',
  'Lot 12 @nobody #nothing !perhaps',
  'Voir martin et marina',
  'Contrat 31/31',
  '25:00',
  'Write to a@b.example',
])('what cannot be read stays: %s', (line) => {
  expect(readTaskLine(line, world)).toEqual({ title: line, parts: [] });
});

test('what was not meant is written out again, and the rest still understood', () => {
  const [day] = readTaskLine('call mar tomorrow', world).parts;
  const refused = new Set(day ? [partKey(day)] : []);
  expect(readTaskLine('call mar tomorrow', world, refused).title).toBe('call mar tomorrow');
  const part = { kind: 'person', id: 'marc' as MemberId, name: 'Marc Petit', text: '@marc' } as const;
  expect(readTaskLine('call @marc !urgent', world, new Set([partKey(part)]))).toMatchObject({
    title: 'call @marc',
    parts: [{ kind: 'priority' }],
  });
});

const wordsOf = (text: string) => text.split(/[\s,;–-]+/u).filter((word) => word !== '');

/** Lines of words that mean something, words that do not, and noise. */
const piece = fc.oneof(
  fc.constantFrom(
    'demain',
    'venerdì',
    'next tue',
    '14h',
    '3pm',
    'alle 9',
    '@marc',
    '@support',
    '!haute',
    '#durand',
    'mar',
  ),
  fc.constantFrom('appeler', 'Lefort', 'call', 'il', 'à', 'next', '@', '!', '#', '2h', '99', 'de', '@nobody', 'été'),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const lines = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));

describe('of any line', () => {
  test('every word is in the title or in a part', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { title, parts } = readTaskLine(line, world);
        const kept = [title, ...parts.map(({ text }) => text)].join(' ');
        for (const word of wordsOf(line)) expect(kept).toContain(word);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['@marc ’‐', '@marc’‐ call', '#durand’‐', '@marc b’‐'])(
    'a sign beside a name stays with it: %s',
    (line) => {
      const { title, parts } = readTaskLine(line, world);
      const kept = [title, ...parts.map(({ text }) => text)].join(' ');
      for (const word of wordsOf(line)) expect(kept).toContain(word);
    },
  );

  test('when nothing of it was meant, it is the title as it was typed', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const refused = new Set<string>();
        for (let known = -1; known !== refused.size;) {
          known = refused.size;
          for (const part of readTaskLine(line, world, refused).parts) refused.add(partKey(part));
        }
        expect(readTaskLine(line, world, refused)).toEqual({ title: line.replaceAll(/\s+/gu, ' ').trim(), parts: [] });
      }),
      { numRuns: 1_000 },
    );
  });

  test('a day is one of the calendar, an hour one of the clock, and there is one of each at most', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const { parts } = readTaskLine(line, world);
        const { on, time } = dueOf(parts, world) ?? { on: world.today, time: null };
        expect(new Date(`${on}T${time ?? '00:00'}:00Z`).toISOString()).toContain(on);
        expect(new Set(parts.map(({ kind }) => kind)).size).toBe(parts.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('in whatever order the parts stand, the same is understood in each language', () => {
  const said = [
    { title: 'rappeler le client', day: 'demain', hour: '14h', on: '2026-11-27' },
    { title: 'richiamare il cliente', day: 'domani', hour: 'alle 14', on: '2026-11-27' },
    { title: 'ring the client', day: 'tomorrow', hour: '2pm', on: '2026-11-27' },
    { title: 'rappeler le client', day: 'le 3 décembre', hour: 'à 14h', on: '2026-12-03' },
    { title: 'richiamare il cliente', day: 'lunedì prossimo', hour: 'ore 14', on: '2026-11-30' },
    { title: 'ring the client', day: 'on friday', hour: 'at 14:00', on: '2026-11-27' },
  ];
  const orders = fc.shuffledSubarray(['day', 'hour', 'who', 'level'] as const, { minLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...said), orders, ({ title, day, hour, on }, order) => {
      const pieces = { day, hour, who: '@claire', level: '!urgent' };
      const line = [title, ...order.map((each) => pieces[each])].join(' ');
      expect(read(line)).toEqual({
        title,
        due: { on, time: '14:00' },
        who: 'claire',
        record: null,
        priority: 'urgent',
      });
    }),
  );
});
