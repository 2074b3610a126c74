import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { memberId, mentionId } from '../shared/id.ts';
import { mentionAction, mentionPlace, mentionTarget } from './mention.ts';

const made = {
  mentionId,
  place: mentionPlace,
  placeId: z.uuid(),
  target: mentionTarget,
  action: mentionAction.nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** What was said, for a mention in a comment; a note is read for it. */
  line: z.string().optional(),
};

/** Somebody was called, and still is half a minute later. */
export const mentionMade = factType('mention.made', made);
/** What is asked, or until when, is another now. */
export const mentionChanged = factType('mention.changed', made);
/** A mention that had been made is gone from its text. */
export const mentionRemoved = factType('mention.removed', made);
/** One that was told as removed stands there again. */
export const mentionRestored = factType('mention.restored', made);
export const mentionAcknowledged = factType('mention.acknowledged', { mentionId });
export const mentionDeclined = factType('mention.declined', { mentionId, reason: z.string().nullable() });
export const mentionDelegated = factType('mention.delegated', { mentionId, from: mentionTarget, to: memberId });
