import { responsibilityChanged, type Part } from '@baton/schema/responsibilities';
import {
  isSameHolder,
  refuse,
  type AccountId,
  type Holder,
  type Level,
  type StandingHolder,
  type LifeStage,
} from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

export interface ToAssign {
  level: Level | null;
  inBin: boolean;
  /** Who has the part so far. */
  before: readonly Holder[];
  /** Those who are to have it, as they stand to the account. */
  wanted: readonly StandingHolder[];
}

/** Rules RE2, RE3 and RE5. Who has the part already may stay, whatever became of them: only newcomers are judged. */
export const decideAssign = (
  { inBin, before, wanted }: ToAssign,
  { accountId, stage, part }: { accountId: AccountId; stage: LifeStage; part: Part },
) => {
  if (inBin) return refuse('account-in-bin');
  const to = wanted
    .map(({ holder }) => holder)
    .filter((one, i, all) => all.findIndex((o) => isSameHolder(o, one)) === i);
  if (part === 'accountable' && to.length > 1) return refuse('one-is-accountable');
  const fresh = wanted.filter(({ holder }) => !before.some((one) => isSameHolder(one, holder)));
  if (fresh.some(({ stand }) => stand === 'gone')) return refuse('holder-not-found');
  if (fresh.some(({ stand }) => stand === 'no-access')) return refuse('holder-sees-nothing');
  const same = to.length === before.length && to.every((one, i) => before[i] && isSameHolder(one, before[i]));
  if (same) return accept({});
  const data = { stage, part, from: [...before], to };
  return accept({}, responsibilityChanged({ subject: { kind: 'account', id: accountId }, account: accountId, data }));
};
