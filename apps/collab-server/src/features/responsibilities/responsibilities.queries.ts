import { responsibilities as contract, type Part } from '@baton/schema/responsibilities';
import { includesLevel, lifeStages } from '@baton/schema/shared';

import { levelOn } from '#platform/access/levels.ts';
import { query } from '#platform/command/query.ts';

import { standOf } from '../workspaces/holder-reads.ts';
import { holdersOf } from './reads.ts';
import { responsibilitiesPolicy } from './responsibilities.policy.ts';

export const readResponsibilities = query({
  contract: contract.read,
  may: responsibilitiesPolicy.list,
  read: async ({ tx, actor, input: { accountId } }) => {
    const level = await levelOn(tx, actor, 'account', accountId);
    if (!responsibilitiesPolicy.read(actor, { level })) return null;
    const held = await holdersOf(tx, actor, [accountId]);
    const stand = await standOf(
      tx,
      actor,
      accountId,
      held.map(({ holder }) => holder),
    );
    const stages = lifeStages.map((stage) => {
      const having = (part: Part) =>
        held.filter((one) => one.stage === stage && one.part === part).map(({ holder }) => stand(holder));
      return {
        stage,
        accountable: having('accountable'),
        responsible: having('responsible'),
        consulted: having('consulted'),
        informed: having('informed'),
      };
    });
    return { stages, mayEdit: includesLevel(level, 'write') };
  },
});
