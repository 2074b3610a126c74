import { accounts } from '@baton/schema/accounts';
import { deals } from '@baton/schema/deals';
import { mentions } from '@baton/schema/mentions';
import { notes } from '@baton/schema/notes';
import type { AccountId } from '@baton/schema/shared';
import { access } from '@baton/schema/workspaces';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ access, accounts, deals, mentions, notes });

/** The notes of an account, its main note first, or the pages in its archive. One page of the list holds them all. */
export const notesOf = (accountId: AccountId, home: 'account' | 'archive' = 'account') =>
  api.notes.list.queryOptions({
    input: { accountId, limit: 200, home },
    meta: { facts: ['note.'], subject: accountId, kept: true },
  });

/** Whom a mention on this account reaches. */
export const readersOfAccount = (accountId: AccountId) =>
  api.mentions.readers.queryOptions({ input: { accountId }, meta: { facts: ['access.', 'member.', 'team.'] } });
