import { factType } from '../shared/fact.ts';
import { settingsOfProposals } from './proposal-settings.ts';

/** What was changed, as it is now. */
export const proposalSettingsChanged = factType('proposal-settings.changed', settingsOfProposals.partial().shape);
