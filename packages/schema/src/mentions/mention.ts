import { z } from 'zod';

import { mentionActions, mentionKinds } from '../rich-text/rich-text.ts';
import { accountId, memberId, mentionId } from '../shared/id.ts';

export const mentionKind = z.enum(mentionKinds);
export const mentionAction = z.enum(mentionActions);

/** Where a mention stands: a live text, such as the brief of a handoff, or a thread of comments. */
export const mentionPlaces = ['note', 'brief', 'thread'] as const;
export const mentionPlace = z.enum(mentionPlaces);

/** What became of what a mention asks: nothing is asked, nobody has answered, or the person called has. */
export const mentionStates = ['plain', 'open', 'acknowledged', 'declined'] as const;
export const mentionState = z.enum(mentionStates);
export type MentionState = z.infer<typeof mentionState>;

/** Who is called, or has to answer. */
export const mentionTarget = z.strictObject({ kind: mentionKind, id: z.uuid() });
export type MentionTarget = z.infer<typeof mentionTarget>;

export const mention = z.strictObject({
  id: mentionId,
  accountId: accountId.nullable(),
  place: mentionPlace,
  /** The note, the handoff whose brief it is, or the thread. */
  placeId: z.uuid(),
  target: mentionTarget,
  action: mentionAction.nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** The line it stands in. */
  line: z.string(),
  madeBy: memberId.nullable(),
  madeAt: z.iso.datetime(),
  state: mentionState,
  /** Who has to answer: the target, or the person that it was passed on to. */
  holder: mentionTarget,
  answeredBy: memberId.nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** Why it was declined. */
  reason: z.string().nullable(),
});
export type Mention = z.infer<typeof mention>;
