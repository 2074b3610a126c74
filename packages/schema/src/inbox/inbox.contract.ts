import { oc } from '@orpc/contract';
import { z } from 'zod';

import { inboxItemId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { inboxItem, inboxState, openedInboxItem } from './inbox-item.ts';

export const inboxTabs = ['inbox', 'mentions', 'handoffs', 'snoozed', 'done'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** What waits for one person, one row per record. Nobody else reads or changes it. */
export const inbox = {
  list: oc
    .route({ method: 'GET', path: '/inbox', summary: 'What waits for me, the newest first', tags: ['inbox'] })
    .input(z.strictObject({ ...listInput, tab: z.enum(inboxTabs).default('inbox') }))
    .output(listOf(inboxItem)),
  counts: oc
    .route({ method: 'GET', path: '/inbox/counts', summary: 'How much waits for me', tags: ['inbox'] })
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        inbox: z.int(),
        unread: z.int(),
        mentions: z.int(),
        handoffs: z.int(),
        snoozed: z.int(),
        /** When the next snoozed row is back. */
        nextAt: z.iso.datetime().nullable(),
      }),
    ),
  get: oc
    .route({
      method: 'GET',
      path: '/inbox/{itemId}',
      summary: 'One of my rows, with the talk and the mentions that it is about',
      tags: ['inbox'],
    })
    .input(z.strictObject({ itemId: inboxItemId }))
    .output(openedInboxItem),
  set: oc
    .route({
      method: 'PATCH',
      path: '/inbox/{itemId}',
      summary: 'Be done with a row of mine, snooze it until a moment, leave it unread, mute its record',
      tags: ['inbox'],
    })
    .input(z.strictObject({ itemId: inboxItemId, ...inboxState.partial().shape }))
    .output(inboxItem)
    .errors(refusals('snooze-passed')),
};
