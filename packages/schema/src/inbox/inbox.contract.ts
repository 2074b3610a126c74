import { oc } from '@orpc/contract';
import { z } from 'zod';

import { inboxItemId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { inboxItem, inboxNarrowing, inboxState, mostAtOnce, openedInboxItem, settledInboxItem } from './inbox-item.ts';

export const inboxTabs = ['inbox', 'mentions', 'handoffs', 'snoozed', 'done'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** What waits for one person, one row per record. Nobody else reads or changes it. */
export const inbox = {
  list: oc
    .route({ method: 'GET', path: '/inbox', summary: 'What waits for me, the newest first', tags: ['inbox'] })
    .input(z.strictObject({ ...listInput, tab: z.enum(inboxTabs).default('inbox'), ...inboxNarrowing }))
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
  settle: oc
    .route({
      method: 'POST',
      path: '/inbox/done',
      summary: 'Be done with what waits in a tab of mine, as it was when I looked',
      tags: ['inbox'],
    })
    .input(
      z.strictObject({
        tab: z.enum(['inbox', 'mentions']),
        ...inboxNarrowing,
        /** The newest reason that was shown: what came since stays. */
        upTo: z.iso.datetime(),
      }),
    )
    .output(
      z.strictObject({
        items: z.array(settledInboxItem).max(mostAtOnce),
        /** Are there more to be done with? */
        more: z.boolean(),
      }),
    ),
  restore: oc
    .route({
      method: 'POST',
      path: '/inbox/restore',
      summary: 'Put rows of mine back that were done together',
      tags: ['inbox'],
    })
    .input(z.strictObject({ items: z.array(settledInboxItem).min(1).max(mostAtOnce) }))
    .output(z.strictObject({ restored: z.int() })),
};
