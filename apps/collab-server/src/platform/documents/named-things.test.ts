import type { MemberId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { followNamed, type NamingFacts, type Standing } from './named-things.ts';

const factOf = (type: string) => (id: string, thing: string) => ({
  type,
  subject: { kind: 'thing', id },
  account: null,
  data: { thing },
});
const facts: NamingFacts<string> = {
  made: factOf('made'),
  gone: factOf('gone'),
  back: factOf('back'),
  changed: factOf('changed'),
  same: (one, other) => one === other,
};
const start = Date.parse('2026-11-26T10:00:00Z');
const claire = 'claire' as MemberId;
/** What the text names so many seconds after the start. */
const step = (second: number, things: Record<string, string>) => ({
  row: {
    seq: second + 1,
    epoch: 1,
    at: new Date(start + second * 1_000),
    actor: claire,
    origin: 'person' as const,
    cause: null,
  },
  things: new Map(Object.entries(things)),
});
const told = ({ settling }: ReturnType<typeof followNamed>) =>
  settling.map(({ pending, what }) => `${pending} ${what}`);
const none: ReadonlyMap<string, Standing<string>> = new Map();

test('[MN3] what goes within half a minute has never been', () => {
  const named = followNamed(none, [step(0, { a: 'x' }), step(29, {})], facts);
  expect(named.standing.size).toBe(0);
  expect(told(named)).toEqual(['begin made', 'end made']);
});

test('[MN3] what goes later is remembered, and coming back makes it the same thing', () => {
  const gone = followNamed(none, [step(0, { a: 'x' }), step(30, {})], facts);
  expect(gone.standing.get('a')).toMatchObject({ by: claire, goneAt: new Date(start + 30_000) });
  const back = followNamed(gone.standing, [step(40, { a: 'x' })], facts);
  expect(back.standing.get('a')).toMatchObject({ since: new Date(start), goneAt: null });
  expect(told(back)).toEqual(['end gone']);
  expect(back.settling).toMatchObject([{ otherwise: { type: 'back' } }]);
});

test('[MN2] moving it in one edit tells nothing, and steps may be cut anywhere', () => {
  const steps = [step(0, { a: 'x' }), step(5, { a: 'x', b: 'y' }), step(50, { a: 'z', b: 'y' }), step(90, { b: 'y' })];
  const whole = followNamed(none, steps, facts);
  let known = none;
  const parts = steps.flatMap((each) => {
    const { standing, settling } = followNamed(known, [each], facts);
    known = standing;
    return settling;
  });
  expect([known, parts]).toEqual([whole.standing, whole.settling]);
  expect(told(whole)).toEqual(['begin made', 'begin made', 'begin changed', 'begin gone']);
});

test('a change while it settles is told as it was in the end', () => {
  const named = followNamed(none, [step(0, { a: 'x' }), step(10, { a: 'y' })], facts);
  expect(named.settling.map((each) => each.pending === 'begin' && each.fact.data['thing'])).toEqual(['x', 'y']);
});
