import { z } from 'zod';

/** Ids are UUIDv7, opaque to everybody. A branded type per thing keeps a deal's id out of an account's field. */
const idOf = <B extends string>() => z.uuid().brand<B>();

export const workspaceId = idOf<'workspace'>();
export type WorkspaceId = z.infer<typeof workspaceId>;

export const userId = idOf<'user'>();
export type UserId = z.infer<typeof userId>;

export const memberId = idOf<'member'>();
export type MemberId = z.infer<typeof memberId>;

export const teamId = idOf<'team'>();
export type TeamId = z.infer<typeof teamId>;

export const invitationId = idOf<'invitation'>();
export type InvitationId = z.infer<typeof invitationId>;

/** One signed-in device of a person. */
export const signInId = idOf<'sign-in'>();
export type SignInId = z.infer<typeof signInId>;

export const containerId = idOf<'container'>();
export type ContainerId = z.infer<typeof containerId>;

export const documentId = idOf<'document'>();
export type DocumentId = z.infer<typeof documentId>;

export const accountId = idOf<'account'>();
export type AccountId = z.infer<typeof accountId>;

export const productId = idOf<'product'>();
export type ProductId = z.infer<typeof productId>;

export const boardId = idOf<'board'>();
export type BoardId = z.infer<typeof boardId>;

export const stageId = idOf<'stage'>();
export type StageId = z.infer<typeof stageId>;

export const dealId = idOf<'deal'>();
export type DealId = z.infer<typeof dealId>;

export const noteId = idOf<'note'>();
export type NoteId = z.infer<typeof noteId>;

export const mentionId = idOf<'mention'>();
export type MentionId = z.infer<typeof mentionId>;

export const threadId = idOf<'thread'>();
export type ThreadId = z.infer<typeof threadId>;

export const commentId = idOf<'comment'>();
export type CommentId = z.infer<typeof commentId>;

export const promiseId = idOf<'promise'>();
export type PromiseId = z.infer<typeof promiseId>;

export const factId = idOf<'fact'>();
export type FactId = z.infer<typeof factId>;

export const contactId = idOf<'contact'>();
export type ContactId = z.infer<typeof contactId>;

export const fieldId = idOf<'field'>();
export type FieldId = z.infer<typeof fieldId>;

export const taskId = idOf<'task'>();
export type TaskId = z.infer<typeof taskId>;

/** What waits for one person about one record. */
export const inboxItemId = idOf<'inbox-item'>();
export type InboxItemId = z.infer<typeof inboxItemId>;

/** Days on which somebody does not work. */
export const absenceId = idOf<'absence'>();
export type AbsenceId = z.infer<typeof absenceId>;

/** What is to be reached with an account. */
export const goalId = idOf<'goal'>();
export type GoalId = z.infer<typeof goalId>;

/** Which team hands what to which. */
export const handoffRouteId = idOf<'handoff-route'>();
export type HandoffRouteId = z.infer<typeof handoffRouteId>;

export const handoffId = idOf<'handoff'>();
export type HandoffId = z.infer<typeof handoffId>;
/** A row of a pricing table. */
export const lineId = idOf<'line'>();
export type LineId = z.infer<typeof lineId>;

/** That of the person or the team whose calendar it is. */
export const calendarId = idOf<'calendar'>();
export type CalendarId = z.infer<typeof calendarId>;

export const eventId = idOf<'event'>();
export type EventId = z.infer<typeof eventId>;

/** Somebody who is invited to one event. */
export const attendeeId = idOf<'attendee'>();
export type AttendeeId = z.infer<typeof attendeeId>;

/** A secret address of a calendar. */
export const feedId = idOf<'feed'>();
export type FeedId = z.infer<typeof feedId>;

/** What one device reads and writes calendars with. */
export const passwordId = idOf<'app-password'>();
export type PasswordId = z.infer<typeof passwordId>;

/** A calendar of elsewhere that is shown in one of ours. */
export const subscriptionId = idOf<'subscription'>();
export type SubscriptionId = z.infer<typeof subscriptionId>;

export const taxRateId = idOf<'tax-rate'>();
export type TaxRateId = z.infer<typeof taxRateId>;

/** A live offer. */
export const proposalId = idOf<'proposal'>();
export type ProposalId = z.infer<typeof proposalId>;

export const proposalTemplateId = idOf<'proposal-template'>();
export type ProposalTemplateId = z.infer<typeof proposalTemplateId>;

/** What a proposal costs ourselves: a document of its own. */
export const costingId = idOf<'costing'>();
export type CostingId = z.infer<typeof costingId>;
