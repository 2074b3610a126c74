import { usualProposalSettings, type ProposalSettings } from '@baton/schema/proposals';
import { proposalSettings } from '@baton/schema/proposals/tables';
import type { MemberId, WorkspaceId } from '@baton/schema/shared';
import { eq } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

/** What a workspace wants of proposals after they are sent, and in whose name it is done. */
export interface SettingsHeld extends ProposalSettings {
  winsDealAs: MemberId | null;
}

export const proposalSettingsOf = async (tx: Tx, workspace: WorkspaceId): Promise<SettingsHeld> => {
  const [row] = await tx.select().from(proposalSettings).where(eq(proposalSettings.workspace, workspace));
  if (!row) return { ...usualProposalSettings, winsDealAs: null };
  const { workspace: _workspace, winsDealBy: winsDealAs, ...said } = row;
  return { ...said, winsDeal: winsDealAs !== null, winsDealAs };
};
