import { responsibilities as contract } from '@baton/schema/responsibilities';

import { command } from '#platform/command/command.ts';

import { accountToWriteOn } from '../accounts/reads.ts';
import { standOf } from '../workspaces/holder-reads.ts';
import { holdersOf } from './reads.ts';
import { decideAssign, type ToAssign } from './responsibilities.decide.ts';
import { responsibilitiesPolicy } from './responsibilities.policy.ts';

export const assignPart = command({
  contract: contract.assign,
  load: async ({ tx, actor, input }): Promise<ToAssign | null> => {
    const account = await accountToWriteOn(tx, actor, input.accountId);
    if (!account) return null;
    const rows = await holdersOf(tx, actor, [input.accountId]);
    const stand = await standOf(tx, actor, input.accountId, input.holders);
    return {
      ...account,
      before: rows
        .filter(({ stage, part }) => stage === input.stage && part === input.part)
        .map(({ holder }) => holder),
      wanted: input.holders.map(stand),
    };
  },
  may: (actor, thing: ToAssign) => responsibilitiesPolicy.assign(actor, thing),
  decide: decideAssign,
});
