import { whyNot, type Handoff, type HandoffState } from '@baton/schema/handoffs';

import type { Actor } from '#platform/access/actor.ts';

import { handoffsPolicy, type OnHandoff } from './handoffs.policy.ts';

/** What this actor may do with it now: the policy and the table of states, answered together. */
export const mayNow = (actor: Actor, thing: OnHandoff, state: HandoffState): Handoff['may'] => {
  const may = (move: keyof Handoff['may']) => whyNot(state, move) === null && handoffsPolicy[move](actor, thing);
  return {
    write: may('write'),
    send: may('send'),
    accept: may('accept'),
    return: may('return'),
    ask: may('ask'),
    withdraw: may('withdraw'),
  };
};
