import { progressOf, type Goal } from '@baton/schema/goals';
import type { AccountId, GoalId, Holder, HolderStand, MemberId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideClose, decideEdit, decideProgress, decideReopen, decideSet } from './goals.decide.ts';
import { goalsPolicy } from './goals.policy.ts';

const numbered = (at: number) => `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const [id, accountId, me] = [numbered(1) as GoalId, numbered(2) as AccountId, numbered(3) as MemberId];
const holder: Holder = { kind: 'member', id: me };
const downtime = { kind: 'number', unit: 'h', from: 8, to: 4 } as const;
const now = new Date('2026-11-26T10:00:00Z');
const actor = { member: me } as Parameters<typeof decideSet>[2]['actor'];
const moment = { actor, newId: () => id, now };
const at = { level: 'write' as const, inBin: false, accountName: 'Durand', open: 0, owner: null };
const values = { title: 'Halve the downtime', targetOn: '2027-03-31', measure: downtime, owner: null };
const owned = (stand: HolderStand) => ({ ...at, owner: { holder, stand } });

const aGoal = (about: Partial<Goal> = {}): Goal => ({
  ...values,
  id,
  accountId,
  accountName: 'Durand',
  value: 8,
  state: 'open',
  setBy: me,
  setAt: now.toISOString(),
  closedAt: null,
  mayEdit: true,
  ...about,
});
const thing = (about: Partial<Goal> = {}, more: object = {}) => ({ ...at, ...more, goal: aGoal(about) });

test('[GO1] who may write sets and follows goals', () => {
  const who = {} as Parameters<typeof goalsPolicy.change>[0];
  const may = (['manage', 'write', 'comment', null] as const).map((level) => goalsPolicy.change(who, { level }));
  expect(may).toEqual([true, true, false, false]);
});

const fourth = (open: number) => decideSet({ ...at, open }, { accountId, ...values }, moment);

test('[GO2] the fourth is refused with how many there may be, set or reopened', () => {
  expect(fourth(2)).toMatchObject({ answer: { value: 8, state: 'open' }, facts: [{ type: 'goal.set' }] });
  expect(fourth(3)).toEqual({ refused: 'three-goals-open', detail: { most: 3 } });
  expect(decideReopen(thing({ state: 'missed' }, { open: 3 }))).toMatchObject({ refused: 'three-goals-open' });
  expect(decideReopen(thing({ state: 'missed' }, { open: 2 }))).toMatchObject({ answer: { state: 'open' } });
});

test('[GO3] an owner is here and sees the account; who owned it before may stay', () => {
  const set = (stand: HolderStand) => decideSet(owned(stand), { accountId, ...values, owner: holder }, moment);
  expect(set('here')).toMatchObject({ answer: { owner: { holder, stand: 'here' } } });
  expect(set('gone')).toEqual({ refused: 'holder-not-found' });
  expect(set('no-access')).toEqual({ refused: 'holder-sees-nothing' });
  const left = { ...owned('gone'), goal: aGoal({ owner: { holder, stand: 'gone' } }) };
  expect(decideEdit(left, { goalId: id, owner: holder })).toMatchObject({ facts: [] });
});

test('[GO4] a goal ends once, and what is closed is not changed', () => {
  expect(decideClose(thing(), { outcome: 'reached' }, moment)).toMatchObject({
    answer: { state: 'reached', closedAt: now.toISOString() },
    facts: [{ type: 'goal.closed', data: { outcome: 'reached' } }],
  });
  const closed = thing({ state: 'dropped', closedAt: now.toISOString() });
  expect(decideClose(closed, { outcome: 'reached' }, moment)).toEqual({ refused: 'goal-closed' });
  expect(decideProgress(closed, { value: 5 })).toEqual({ refused: 'goal-closed' });
  expect(decideEdit(closed, { goalId: id, title: 'X' })).toEqual({ refused: 'goal-closed' });
  expect(decideReopen(thing())).toEqual({ refused: 'goal-open' });
  expect(decideProgress(thing({}, { inBin: true }), { value: 5 })).toEqual({ refused: 'account-in-bin' });
});

test('[GO5] a value fits its measure, and one that is there already leaves no fact', () => {
  expect(decideProgress(thing(), { value: 5 })).toMatchObject({
    answer: { value: 5 },
    facts: [{ type: 'goal.progressed', data: { from: 8, to: 5, unit: 'h' } }],
  });
  expect(decideProgress(thing(), { value: 8 })).toMatchObject({ facts: [] });
  const yes = thing({ measure: { kind: 'yes-no' }, value: 0 });
  expect(decideProgress(yes, { value: 0.5 })).toEqual({ refused: 'value-not-of-measure' });
  expect(decideProgress(yes, { value: 1 })).toMatchObject({ facts: [{ data: { to: 1, unit: null } }] });
});

test('[GO6] a measure keeps its kind; nothing done yet begins where it begins now, what was reached stays', () => {
  const other = { ...downtime, from: 10 };
  expect(decideEdit(thing(), { goalId: id, measure: { kind: 'yes-no' } })).toEqual({
    refused: 'measure-of-another-kind',
  });
  expect(decideEdit(thing(), { goalId: id, measure: other })).toMatchObject({ answer: { value: 10 } });
  expect(decideEdit(thing({ value: 6 }), { goalId: id, measure: other })).toMatchObject({ answer: { value: 6 } });
});

const percent = (value: number, measure: Goal['measure'] = downtime) => progressOf({ measure, value });

test('progress is told in whole percent of the way, downwards as upwards, and never beyond its ends', () => {
  expect([percent(8), percent(6), percent(4), percent(2), percent(9)]).toEqual([0, 50, 100, 100, 0]);
  expect([percent(0, { kind: 'yes-no' }), percent(1, { kind: 'yes-no' })]).toEqual([0, 100]);
});
