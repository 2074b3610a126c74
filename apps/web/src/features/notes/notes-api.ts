import { accounts } from '@baton/schema/accounts';
import { deals } from '@baton/schema/deals';
import { notes } from '@baton/schema/notes';
import type { AccountId } from '@baton/schema/shared';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ accounts, deals, notes });

/** The notes of an account, its main note first, or the pages in its archive. One page of the list holds them all. */
export const notesOf = (accountId: AccountId, home: 'account' | 'archive' = 'account') =>
  api.notes.list.queryOptions({
    input: { accountId, limit: 200, home },
    meta: { facts: ['note.'], subject: accountId, kept: true },
  });
