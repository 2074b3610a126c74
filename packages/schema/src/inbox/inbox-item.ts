import { z } from 'zod';

import { thread } from '../comments/comment.ts';
import { handoffClock } from '../handoffs/handoff.ts';
import { mention } from '../mentions/mention.ts';
import { part } from '../responsibilities/responsibility.ts';
import { commentId, goalId, inboxItemId, memberId, mentionId, noteId, teamId, threadId } from '../shared/id.ts';
import { lifeStage } from '../shared/life-stage.ts';

/** Records that rows of the inbox are about. The list grows: events come with their feature. */
export const inboxRecordKinds = ['account', 'contact', 'deal', 'event', 'handoff', 'proposal', 'task'] as const;
export const inboxRecordKind = z.enum(inboxRecordKinds);
export type InboxRecordKind = z.infer<typeof inboxRecordKind>;

/** Why somebody has a row, the stronger first: of two of one moment the first is told. The list grows. */
export const inboxReasonKinds = [
  'asked',
  'mentioned',
  'delegated',
  'team-asked',
  'team-mentioned',
  'assigned',
  'part-given',
  'goal-given',
  'handoff-late',
  'handoff-returned',
  'handoff-asked',
  'handoff-warned',
  'approval-asked',
  'approval-returned',
  'proposal-accepted',
  'proposal-declined',
  'proposal-said',
  'proposal-suggested',
  'proposal-ending',
  'thread-assigned',
  'overdue',
  'goal-overdue',
  'reminder',
  'due',
  'event-cancelled',
  'event-moved',
  'invited',
  'handoff-to-accept',
  'team-task',
  'team-part',
  'team-goal',
  'replied',
  'commented',
  'answered',
  'thread-resolved',
  'event-answered',
  'handoff-accepted',
  'handoff-withdrawn',
  'approval-given',
  'proposal-expired',
  'proposal-opened',
  'task-done',
  'goal-reached',
  'goal-ended',
  'watching',
] as const;
export const inboxReasonKind = z.enum(inboxReasonKinds);
export type InboxReasonKind = z.infer<typeof inboxReasonKind>;

/** Who is called oneself is told also of what is muted. */
export const callsOneself: readonly InboxReasonKind[] = ['asked', 'mentioned', 'delegated'];
/** These bring back what is muted. */
export const breaksMute: readonly InboxReasonKind[] = [...callsOneself, 'reminder'];
/** What the tab *Mentions* shows. */
export const mentionReasons: readonly InboxReasonKind[] = [...callsOneself, 'team-asked', 'team-mentioned'];

export const inboxReason = z.strictObject({
  kind: inboxReasonKind,
  /** Who caused it; null for a clock. */
  actorId: memberId.nullable(),
  at: z.iso.datetime(),
  /** Where it stands, to open it there. */
  noteId: noteId.nullable(),
  threadId: threadId.nullable(),
  commentId: commentId.nullable(),
  mentionId: mentionId.nullable(),
  goalId: goalId.nullable(),
  /** What somebody is from now on, and in which stage of an account's life. */
  part: z.strictObject({ stage: lifeStage, part }).nullable(),
  /** What was said; names in it stand as tokens. */
  text: z.string(),
});
export type InboxReason = z.infer<typeof inboxReason>;

/** As many of the newest reasons are told. */
export const mostReasons = 20;

export const inboxItem = z.strictObject({
  id: inboxItemId,
  /** Its name as the reader may know it. */
  record: z.strictObject({
    kind: inboxRecordKind,
    id: z.uuid(),
    name: z.string().nullable(),
    /** Of a handoff that waits for an answer. */
    clock: handoffClock.nullable(),
  }),
  /** Newest first. */
  reasons: z.array(inboxReason).max(mostReasons),
  newestAt: z.iso.datetime(),
  unread: z.boolean(),
  doneAt: z.iso.datetime().nullable(),
  /** Until then it is out of the way; a moment that has passed is told no more. */
  snoozedUntil: z.iso.datetime().nullable(),
  /** When it came back from being snoozed, until something new is said of it. */
  backAt: z.iso.datetime().nullable(),
  muted: z.boolean(),
});
export type InboxItem = z.infer<typeof inboxItem>;

/** A row with what it is about, so that it can be answered where it is read. */
export const openedInboxItem = z.strictObject({
  item: inboxItem,
  threads: z.array(thread),
  mentions: z.array(mention),
  /** May the reader answer in these threads? */
  mayComment: z.boolean(),
});
export type OpenedInboxItem = z.infer<typeof openedInboxItem>;

/** What people set on a row of their own; it concerns nobody else. */
export const inboxState = z.strictObject({
  done: z.boolean(),
  snoozedUntil: z.iso
    .datetime()
    .refine((when) => when >= '1970' && when < '2200')
    .nullable(),
  unread: z.boolean(),
  muted: z.boolean(),
});
export type InboxState = z.infer<typeof inboxState>;

/** What a list of rows can be narrowed to: records of one kind, or what somebody of a team did. */
export const inboxNarrowing = { teamId: teamId.optional(), kind: inboxRecordKind.optional() };
export type InboxNarrowing = { [Key in keyof typeof inboxNarrowing]?: z.infer<(typeof inboxNarrowing)[Key]> };

/** As many rows are set at once. */
export const mostAtOnce = 500;
/** A row that was set together with others, as it has to be put back. */
export const settledInboxItem = z.strictObject({ itemId: inboxItemId, unread: z.boolean() });
export type SettledInboxItem = z.infer<typeof settledInboxItem>;
