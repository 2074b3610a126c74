import { usualProposalSettings, type ProposalSettings } from '@baton/schema/proposals';
import { proposalSettings } from '@baton/schema/proposals/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { eq, getTableColumns } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

const { workspace: _workspace, ...said } = getTableColumns(proposalSettings);

/** What a workspace wants of proposals after they are sent. */
export const proposalSettingsOf = async (tx: Tx, workspace: WorkspaceId): Promise<ProposalSettings> => {
  const [row] = await tx.select(said).from(proposalSettings).where(eq(proposalSettings.workspace, workspace));
  return row ?? usualProposalSettings;
};
