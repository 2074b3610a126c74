import { z } from 'zod';

import { accountId, dealId, handoffId, handoffRouteId, memberId, taskId, teamId } from '../shared/id.ts';
import { briefItem, criterion, knownBriefItems, passes } from './route.ts';

/** `draft`: its brief is being written. `sent`: the receivers' clock runs. `returned`: with a reason, to its sender. */
export const handoffStates = ['draft', 'sent', 'returned', 'accepted', 'withdrawn'] as const;
export const handoffState = z.enum(handoffStates);
export type HandoffState = z.infer<typeof handoffState>;

/** What is handed on: an account, or one deal of it. */
export const handoffSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account'), id: accountId }),
  z.strictObject({ kind: z.literal('deal'), id: dealId }),
]);
export type HandoffSubject = z.infer<typeof handoffSubject>;

/** Why it came back, to count by; the words beside it are the receivers' own. */
export const returnReasons = ['brief-incomplete', 'criteria-not-met', 'wrong-team', 'no-capacity', 'other'] as const;
export const returnReason = z.enum(returnReasons);
export type ReturnReason = z.infer<typeof returnReason>;

export const words = z.string().trim().max(2_000);

export const returned = z.strictObject({
  reason: returnReason,
  words,
  /** Items and criteria of the brief that are missing, by their ids. */
  missing: z.array(z.uuid()).max(40),
  by: memberId,
  at: z.iso.datetime(),
});

/** Where the time until an answer stands. Instants, counted in working hours of the receiving team when it was sent. */
export const handoffClock = z.strictObject({
  warnAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  warnedAt: z.iso.datetime().nullable(),
  lateAt: z.iso.datetime().nullable(),
});
export type HandoffClock = z.infer<typeof handoffClock>;

export const handoff = z.strictObject({
  id: handoffId,
  routeId: handoffRouteId,
  fromTeamId: teamId,
  toTeamId: teamId,
  /** Its name as the reader may know it. */
  subject: z.strictObject({ kind: z.enum(['account', 'deal']), id: z.uuid(), name: z.string().nullable() }),
  accountId,
  accountName: z.string().nullable(),
  state: handoffState,
  passes,
  /** Who hands it on; they keep watching. */
  senderId: memberId.nullable(),
  createdAt: z.iso.datetime(),
  /** The latest time it was sent. */
  sentAt: z.iso.datetime().nullable(),
  /** How often it was sent: 2 after one return. */
  rounds: z.int(),
  clock: handoffClock.nullable(),
  /** The latest return, also after it was sent again. */
  returned: returned.nullable(),
  accepted: z
    .strictObject({
      by: memberId,
      at: z.iso.datetime(),
      ownerId: memberId,
      taskId,
      /** The state of the brief that was judged; nothing is written after it. */
      briefSeq: z.int(),
    })
    .nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** Required items and criteria: how many, and how many of them are there. */
  completeness: z.strictObject({ wanted: z.int(), there: z.int() }),
  may: z.strictObject({
    write: z.boolean(),
    send: z.boolean(),
    accept: z.boolean(),
    return: z.boolean(),
    ask: z.boolean(),
    withdraw: z.boolean(),
  }),
});
export type Handoff = z.infer<typeof handoff>;

/**
 * One thing that is known, by the id of its record. `detail` is plain data for the interface to put into words: part and
 * address of a contact, the day of a promise or a task, `<minor units> <currency>` of an amount, language of a channel.
 */
const line = z.strictObject({ id: z.uuid(), text: z.string(), detail: z.string() });

/** What Baton knows for an item: lines to read, the first of them most important. */
export const knownItem = z.strictObject({ kind: z.enum(knownBriefItems), lines: z.array(line).max(50), more: z.int() });
export type KnownItem = z.infer<typeof knownItem>;

/** The brief with what it asks for: as it stands now, or as it was judged once the handoff is accepted. */
export const brief = z.strictObject({
  items: z.array(z.strictObject({ ...briefItem.shape, there: z.boolean(), text: z.string() })),
  criteria: z.array(z.strictObject({ ...criterion.shape, met: z.boolean() })),
  /** Of the items that are known; none for a reader who may not see the account. */
  known: z.array(knownItem),
  /** The state of the live document that this was read at. */
  seq: z.int(),
});
export type Brief = z.infer<typeof brief>;

export const openedHandoff = z.strictObject({ handoff, brief });
export type OpenedHandoff = z.infer<typeof openedHandoff>;
