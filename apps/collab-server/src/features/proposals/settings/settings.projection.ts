import { proposalSettingsChanged, usualProposalSettings } from '@baton/schema/proposals';
import { proposalSettings } from '@baton/schema/proposals/tables';
import { present } from '@baton/schema/shared';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** The row of a workspace's settings follows their facts. */
export const settingsRows: Readonly<Record<string, FactProjection>> = {
  [proposalSettingsChanged.type]: async (tx, { workspace, data }) => {
    const changed = present(proposalSettingsChanged.data.parse(data));
    await tx
      .insert(proposalSettings)
      .values({ workspace, ...usualProposalSettings, ...changed })
      .onConflictDoUpdate({ target: proposalSettings.workspace, set: changed });
  },
};
