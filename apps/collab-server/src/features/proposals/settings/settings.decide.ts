import { proposalSettingsChanged, type ProposalSettings } from '@baton/schema/proposals';
import { present, sameValue, type Subject } from '@baton/schema/shared';

import { accept } from '#platform/command/definition.ts';

interface Settings {
  about: Subject;
  settings: ProposalSettings;
}

/** Rule PP15. What is said as it already is says nothing. */
export const decideSettings = (
  { about, settings }: Settings,
  wanted: { [Name in keyof ProposalSettings]?: ProposalSettings[Name] | undefined },
) => {
  const next: ProposalSettings = { ...settings, ...present(wanted) };
  if (sameValue(next, settings)) return accept(settings);
  return accept(next, proposalSettingsChanged({ subject: about, data: present(wanted) }));
};
