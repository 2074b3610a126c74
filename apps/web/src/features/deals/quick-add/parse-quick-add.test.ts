import type { AccountId, MemberId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { parseQuickAdd, type QuickAddWorld } from './parse-quick-add.ts';

const world: QuickAddWorld = {
  currency: 'EUR',
  people: [
    { id: 'claire' as MemberId, name: 'Claire Dubois' },
    { id: 'clara' as MemberId, name: 'Clara Conti' },
    { id: 'giulia' as MemberId, name: 'Giulia Rossi' },
    { id: 'anne' as MemberId, name: 'Anne-Sophie Lefèvre' },
  ],
  accounts: [
    { id: 'durand' as AccountId, name: 'Boulangeries Durand' },
    { id: 'mont' as AccountId, name: 'Laiteries du Mont-Blanc' },
    { id: 'acme' as AccountId, name: 'Acme Corporation' },
  ],
  // A Sunday.
  today: '2026-11-22',
};
const parse = (line: string) => {
  const deal = parseQuickAdd(line, world);
  return { ...deal, owner: deal.owner?.id ?? null, account: deal.account?.id ?? null };
};

test('a rep writes name, amount, owner and day in one line', () => {
  expect(parse('Fours Durand 12 500 € @Claire ven.')).toEqual({
    title: 'Fours Durand',
    amount: 1_250_000,
    currency: 'EUR',
    owner: 'claire',
    account: 'durand',
    closeOn: '2026-11-27',
    labels: [],
  });
});

test.each([
  ['Ovens Durand €12,500.50 @Claire Friday', 1_250_050, 'EUR', '2026-11-27'],
  ['Forni Durand 12.500,50 € @Claire venerdì', 1_250_050, 'EUR', '2026-11-27'],
  ['Fours Durand 12,5k @Claire demain', 1_250_000, 'EUR', '2026-11-23'],
  ['Fours Durand 1,2 M€ 3 déc.', 120_000_000, 'EUR', '2026-12-03'],
  ['Ovens Durand $96k tomorrow', 9_600_000, 'USD', '2026-11-23'],
  ['Forni Durand CHF 8000 oggi', 800_000, 'CHF', '2026-11-22'],
  ['Fours Durand 12500 15/12', 1_250_000, 'EUR', '2026-12-15'],
  ['Forni Durand 12500 il 3 gennaio', 1_250_000, 'EUR', '2027-01-03'],
  ['Ovens Durand 500 € 2027-02-01', 50_000, 'EUR', '2027-02-01'],
  ['Fours Durand 12\u202F500 € 1er mars 2027', 1_250_000, 'EUR', '2027-03-01'],
  ['Forni Durand JPY 90000 lun', 90_000, 'JPY', '2026-11-23'],
])('%s', (line, amount, currency, closeOn) => {
  expect(parse(line)).toMatchObject({ amount, currency, closeOn, account: 'durand' });
});

test('only a name is needed', () => {
  expect(parse('Cantines scolaires – lot 3')).toEqual({
    title: 'Cantines scolaires – lot 3',
    amount: null,
    currency: 'EUR',
    owner: null,
    account: null,
    closeOn: null,
    labels: [],
  });
});

test('what cannot be read stays in the title', () => {
  expect(parse('Kit @nobody 31/31 lot 12')).toMatchObject({
    title: 'Kit @nobody 31/31 lot 12',
    owner: null,
    closeOn: null,
  });
});

test('a person is found by any name, without accents, the exact first name first', () => {
  expect(parse('Kit @cla').owner).toBe('claire');
  expect(parse('Kit @Clara').owner).toBe('clara');
  expect(parse('Kit @sophie').owner).toBe('anne');
  expect(parse('Kit @Giulia Rossi demain')).toMatchObject({ title: 'Kit', owner: 'giulia' });
});

test('labels are words with a hash', () => {
  expect(parse('Kit franchise #urgent #Q4 #urgent')).toMatchObject({
    title: 'Kit franchise',
    labels: ['urgent', 'Q4'],
  });
});

test('a year in a title is no amount', () => {
  expect(parse('Contrat-cadre 2027')).toMatchObject({ title: 'Contrat-cadre 2027', amount: null });
  expect(parse('Contrat-cadre 2027 120 000 €')).toMatchObject({ title: 'Contrat-cadre 2027', amount: 12_000_000 });
});

test('a line of nothing but parts keeps its text as the title', () => {
  expect(parse('12 500 €')).toMatchObject({ title: '12 500 €', amount: 1_250_000 });
});

test('a weekday that is today means next week', () => {
  expect(parse('Kit dimanche').closeOn).toBe('2026-11-29');
});
