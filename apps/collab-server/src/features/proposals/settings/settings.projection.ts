import { proposalSettingsChanged, usualProposalSettings } from '@baton/schema/proposals';
import { proposalSettings } from '@baton/schema/proposals/tables';
import { present } from '@baton/schema/shared';

import type { FactProjection } from '#platform/facts/facts.port.ts';

/** The row of a workspace's settings follows their facts; what is done by itself is done in the name of who switched it on. */
export const settingsRows: Readonly<Record<string, FactProjection>> = {
  [proposalSettingsChanged.type]: async (tx, { workspace, actor, data }) => {
    const { winsDeal, ...said } = present(proposalSettingsChanged.data.parse(data));
    const changed = { ...said, ...(winsDeal === undefined ? {} : { winsDealBy: winsDeal ? actor : null }) };
    const { winsDeal: _off, ...usual } = usualProposalSettings;
    await tx
      .insert(proposalSettings)
      .values({ workspace, ...usual, ...changed })
      .onConflictDoUpdate({ target: proposalSettings.workspace, set: changed });
  },
};
