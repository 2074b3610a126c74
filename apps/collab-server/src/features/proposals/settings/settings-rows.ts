import { usualProposalSettings } from '@baton/schema/proposals';
import { proposalSettings } from '@baton/schema/proposals/tables';
import type { WorkspaceId } from '@baton/schema/shared';
import { eq } from 'drizzle-orm';

import type { Tx } from '#platform/scope/scope.ts';

import type { SettingsHeld } from './settings.decide.ts';

export const proposalSettingsOf = async (tx: Tx, workspace: WorkspaceId): Promise<SettingsHeld> => {
  const [row] = await tx.select().from(proposalSettings).where(eq(proposalSettings.workspace, workspace));
  if (!row) return { ...usualProposalSettings, winsDealAs: null };
  const { workspace: _workspace, winsDealBy: winsDealAs, ...said } = row;
  return { ...said, winsDeal: winsDealAs !== null, winsDealAs };
};
