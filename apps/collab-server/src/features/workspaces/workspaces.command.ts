import { workspaceChanged, workspaces as contract } from '@baton/schema/workspaces';
import { workspaces } from '@baton/schema/workspaces/tables';
import { eq } from 'drizzle-orm';

import { accept, command } from '#platform/command/command.ts';

import { workspacePolicy } from './workspaces.policy.ts';

export const changeWorkspace = command({
  contract: contract.change,
  load: async ({ tx, actor }) => {
    const [row] = await tx.select().from(workspaces).where(eq(workspaces.id, actor.workspace)).for('no key update');
    return row ?? null;
  },
  may: workspacePolicy.change,
  decide: (_workspace, input, { actor }) =>
    Object.keys(input).length === 0
      ? accept({})
      : accept({}, workspaceChanged({ subject: { kind: 'workspace', id: actor.workspace }, data: input })),
});
