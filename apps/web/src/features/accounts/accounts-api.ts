import { accounts } from '@baton/schema/accounts';
import { facts } from '@baton/schema/facts';

import { apiOf } from '#shared/api/client.ts';

/** What the pages of accounts ask the server for. */
export const api = apiOf({ accounts, facts });
