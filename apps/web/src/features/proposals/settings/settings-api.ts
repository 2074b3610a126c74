import { proposalSettings } from '@baton/schema/proposals';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ proposalSettings });

export const settingsQuery = () => api.proposalSettings.read.queryOptions({ meta: { facts: ['proposal-settings.'] } });
