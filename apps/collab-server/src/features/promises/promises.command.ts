import { promises as contract } from '@baton/schema/promises';
import type { PromiseId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleagueOn } from '../workspaces/reads.ts';
import { promiseForUpdate, type PromiseThing } from './promise-rows.ts';
import { decideBreak, decideEdit, decideKeep, decideReopen } from './promises.decide.ts';
import { promisesPolicy } from './promises.policy.ts';

const ofPromise = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { promiseId: PromiseId } }) =>
  promiseForUpdate(tx, actor, input.promiseId);

const maySettle = (actor: Actor, thing: PromiseThing) => promisesPolicy.settle(actor, thing);

export const keepPromise = command({ contract: contract.keep, load: ofPromise, may: maySettle, decide: decideKeep });
export const breakPromise = command({ contract: contract.break, load: ofPromise, may: maySettle, decide: decideBreak });
export const reopenPromise = command({
  contract: contract.reopen,
  load: ofPromise,
  may: maySettle,
  decide: decideReopen,
});

export const editPromise = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const thing = await promiseForUpdate(tx, actor, input.promiseId);
    if (!thing) return null;
    const { promisedBy = null } = input;
    const known = promisedBy === null || (await colleagueOn(tx, actor, promisedBy, thing.promise.accountId)) !== null;
    return { ...thing, known };
  },
  may: (actor, thing) => promisesPolicy.settle(actor, thing),
  decide: decideEdit,
});
