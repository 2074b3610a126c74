import {
  type AccountId,
  type Holder,
  type HolderStand,
  lifeStageOf,
  lifeStages,
  valuesOfStage,
} from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { decideAssign } from './responsibilities.decide.ts';
import { responsibilitiesPolicy } from './responsibilities.policy.ts';

const numbered = (at: number) => `01990000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const accountId = numbered(1) as AccountId;
const member = (at: number) => ({ kind: 'member', id: numbered(at) }) as Holder;
const team = { kind: 'team', id: numbered(9) } as Holder;
const standing = (stand: HolderStand, ...holders: Holder[]) => holders.map((holder) => ({ holder, stand }));
const base = { level: 'write' as const, inBin: false, before: [] as Holder[] };
const cell = { accountId, stage: 'care', part: 'accountable' } as const;

test('[RE1] who may write says who has a part, and nobody else', () => {
  const who = {} as Parameters<typeof responsibilitiesPolicy.assign>[0];
  const may = (['manage', 'write', 'comment', 'read', null] as const).map((level) =>
    responsibilitiesPolicy.assign(who, { level }),
  );
  expect(may).toEqual([true, true, false, false, false]);
  expect(responsibilitiesPolicy.read(who, { level: null })).toBe(false);
});

test('[RE2] one is accountable, and one who is named twice is one', () => {
  const wanted = standing('here', member(2), team);
  expect(decideAssign({ ...base, wanted }, cell)).toEqual({ refused: 'one-is-accountable' });
  expect(decideAssign({ ...base, wanted }, { ...cell, part: 'informed' })).toMatchObject({
    facts: [{ type: 'account.responsibility-changed', data: { from: [], to: [member(2), team] } }],
  });
  expect(decideAssign({ ...base, wanted: standing('here', team, team) }, cell)).toMatchObject({
    facts: [{ data: { to: [team] } }],
  });
});

test('[RE3] newcomers must be here and see the account; those who had the part may keep it', () => {
  const gone = standing('gone', member(2));
  const blind = standing('no-access', member(3));
  const part = { ...cell, part: 'consulted' } as const;
  expect(decideAssign({ ...base, wanted: gone }, part)).toEqual({ refused: 'holder-not-found' });
  expect(decideAssign({ ...base, wanted: blind }, part)).toEqual({ refused: 'holder-sees-nothing' });
  const kept = { ...base, before: [member(2), member(3)], wanted: [...gone, ...blind, ...standing('here', team)] };
  expect(decideAssign(kept, part)).toMatchObject({ facts: [{ data: { to: [member(2), member(3), team] } }] });
});

test('[RE5] what is so already leaves no fact, and nothing changes in the bin', () => {
  expect(decideAssign({ ...base, before: [team], wanted: standing('here', team) }, cell)).toMatchObject({ facts: [] });
  expect(decideAssign({ ...base, inBin: true, wanted: [] }, cell)).toEqual({ refused: 'account-in-bin' });
});

test('the values of a stage put an account into it, and a former customer is in none', () => {
  for (const stage of lifeStages) expect(lifeStageOf({ activeStage: null, ...valuesOfStage(stage) })).toBe(stage);
  expect(lifeStageOf({ status: 'active', activeStage: null })).toBe('care');
  expect(lifeStageOf({ status: 'former', activeStage: 'renewal' })).toBeNull();
  // What was chosen while it was a customer says nothing once it is a lead again.
  expect(lifeStageOf({ status: 'lead', activeStage: 'renewal' })).toBe('lead');
});
