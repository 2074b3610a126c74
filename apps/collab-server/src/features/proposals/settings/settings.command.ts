import { proposalSettings as contract } from '@baton/schema/proposals';

import { command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { proposalsPolicy } from '../proposals.policy.ts';
import { proposalSettingsOf } from './settings-rows.ts';
import { decideSettings } from './settings.decide.ts';

export const readProposalSettings = query({
  contract: contract.read,
  may: proposalsPolicy.readSettings,
  read: ({ tx, actor }) => proposalSettingsOf(tx, actor.workspace),
});

export const changeProposalSettings = command({
  contract: contract.change,
  load: async ({ tx, actor }) => ({
    about: { kind: 'proposal-settings', id: actor.workspace },
    settings: await proposalSettingsOf(tx, actor.workspace),
  }),
  may: proposalsPolicy.changeSettings,
  decide: decideSettings,
});
