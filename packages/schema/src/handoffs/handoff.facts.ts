import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { handoffRouteId, memberId, taskId, teamId, threadId } from '../shared/id.ts';
import { subjectKind } from '../workspaces/workspace.ts';
import { handoffState, handoffSubject, returnReason } from './handoff.ts';
import { briefItem, criterion, passes, routeValues } from './route.ts';

export const handoffRouteDefined = factType('handoff-route.defined', { values: z.record(z.string(), z.json()) });
/** One per field. */
export const handoffRouteEdited = factType('handoff-route.edited', {
  field: routeValues.keyof(),
  from: z.json(),
  to: z.json(),
});
export const handoffRouteArchived = factType('handoff-route.archived', {});
export const handoffRouteRestored = factType('handoff-route.restored', {});

const between = { routeId: handoffRouteId, fromTeamId: teamId, toTeamId: teamId, senderId: memberId.nullable() };

/** What the route asks for at that moment goes with it: a route that changes leaves what is under way alone. */
export const handoffPrepared = factType('handoff.prepared', {
  ...between,
  about: handoffSubject,
  items: z.array(briefItem),
  criteria: z.array(criterion),
  passes,
  answerWithin: z.int(),
  warnBefore: z.int(),
});
/** Another item says something, or another criterion is ticked; told when the brief has rested. Not each word is told. */
export const handoffBriefFilled = factType('handoff.brief-filled', {
  ...between,
  /** Ids of items that say something, and of criteria that are met. */
  from: z.array(z.uuid()),
  to: z.array(z.uuid()),
});
export const handoffSent = factType('handoff.sent', {
  ...between,
  /** How often it was sent, this time included. */
  round: z.int(),
  /** Required items and criteria that were missing; the sender knew. */
  missing: z.array(z.uuid()),
  /** By the working hours that the receiving team had then. */
  warnAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  /** Who was let into the account for it, and loses that by a withdrawal. */
  letIn: z.array(z.object({ subjectKind, subject: z.uuid() })),
});
export const handoffReturned = factType('handoff.returned', {
  ...between,
  reason: returnReason,
  words: z.string(),
  missing: z.array(z.uuid()),
});
export const handoffAsked = factType('handoff.asked', { ...between, threadId, words: z.string() });
export const handoffAccepted = factType('handoff.accepted', {
  ...between,
  ownerId: memberId,
  taskId,
  /** The state of the brief that was judged. */
  briefSeq: z.int(),
  /** Working minutes of the receiving team since it was sent. */
  minutes: z.int(),
});
/** `from` tells whether it waited with the receivers. */
export const handoffWithdrawn = factType('handoff.withdrawn', { ...between, from: handoffState });
/** The time to answer runs out. */
export const handoffClockWarned = factType('handoff.clock-warned', {
  ...between,
  round: z.int(),
  dueAt: z.iso.datetime(),
});
/** It has run out, and nobody has answered. */
export const handoffFellLate = factType('handoff.fell-late', { ...between, round: z.int(), dueAt: z.iso.datetime() });
