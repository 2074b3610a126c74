import { proposalSettingsChanged, type ProposalSettings } from '@baton/schema/proposals';
import { present, sameValue, type MemberId, type Subject } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What a workspace wants of proposals after they are sent, and in whose name it is done. */
export interface SettingsHeld extends ProposalSettings {
  winsDealAs: MemberId | null;
}

interface Settings {
  about: Subject;
  settings: SettingsHeld;
}

/** Rules PP15 and PP16. What is said as it already is says nothing, and changes in whose name nothing. */
export const decideSettings = (
  { about, settings }: Settings,
  wanted: { [Name in keyof ProposalSettings]?: ProposalSettings[Name] | undefined },
  { actor }: Pick<Moment, 'actor'>,
) => {
  const next = { ...settings, ...present(wanted) };
  if (sameValue(next, settings)) return accept(settings);
  const winsDealAs = !next.winsDeal ? null : settings.winsDeal ? settings.winsDealAs : actor.member;
  const data = Object.fromEntries(
    Object.entries(present(wanted)).filter(
      ([name, value]) => !sameValue(settings[name as keyof ProposalSettings], value),
    ),
  );
  return accept({ ...next, winsDealAs }, proposalSettingsChanged({ subject: about, data }));
};
