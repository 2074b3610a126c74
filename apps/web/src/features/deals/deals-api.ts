import { accounts } from '@baton/schema/accounts';
import { boards, deals } from '@baton/schema/deals';
import { facts } from '@baton/schema/facts';
import { products } from '@baton/schema/products';
import { rates } from '@baton/schema/rates';
import { members, teams, workspaces } from '@baton/schema/workspaces';

import { apiOf } from '#shared/api/client.ts';

/** What the board and the deal page ask the server for. */
export const api = apiOf({ accounts, boards, deals, facts, members, products, rates, teams, workspaces });
