import { oc } from '@orpc/contract';

import { settingsAsTold, settingsOfProposals } from './proposal-settings.ts';

const tags = ['proposals'];

/** What happens to proposals of a workspace after they are sent. */
export const proposalSettings = {
  read: oc
    .route({ method: 'GET', path: '/proposal-settings', summary: 'What happens after proposals are sent', tags })
    .output(settingsAsTold),
  change: oc
    .route({
      method: 'PATCH',
      path: '/proposal-settings',
      summary: 'Change what happens after proposals are sent',
      tags,
    })
    .input(settingsOfProposals.partial())
    .output(settingsAsTold),
};
