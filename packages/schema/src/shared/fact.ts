import { z } from 'zod';

import { origin } from './access.ts';
import { accountId, factId, memberId, workspaceId, type AccountId } from './id.ts';

/** What a fact is about, by kind and id: `{ kind: 'deal', id }`. */
export const subject = z.strictObject({ kind: z.string().min(1).max(40), id: z.uuid() });
export type Subject = z.infer<typeof subject>;

/** A fact that a decision or a projection wants recorded. The recorder adds id, workspace, actor, origin and times. */
export interface NewFact {
  type: string;
  subject: Subject;
  account: AccountId | null;
  data: Record<string, unknown>;
}

/** A recorded fact as timelines, audit and the feed read it. */
export const fact = z.strictObject({
  id: factId,
  workspace: workspaceId,
  type: z.string(),
  actor: memberId.nullable(),
  origin,
  subject,
  account: accountId.nullable(),
  data: z.record(z.string(), z.unknown()),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
});
export type Fact = z.infer<typeof fact>;

/**
 * Declares a fact: its past-tense name and the shape of its data. The result builds new facts of that type and parses
 * stored data (`.data`). Shapes only ever grow, by optional keys: facts are never rewritten.
 */
export const factType = <Name extends string, Shape extends z.ZodRawShape>(type: Name, shape: Shape) => {
  const data = z.object(shape);
  const build = (about: { subject: Subject; account?: AccountId | null; data: z.infer<typeof data> }) => ({
    type,
    subject: about.subject,
    account: about.account ?? null,
    data: about.data as Record<string, unknown>,
  });
  return Object.assign(build, { type, data });
};

/** What a timeline can be narrowed to. */
export const historyAbout = z.enum([
  'activity',
  'note',
  'deal',
  'account',
  'contact',
  'file',
  'task',
  'event',
  'handoff',
  'proposal',
  'goal',
]);
export type HistoryAbout = z.infer<typeof historyAbout>;

/** Where a page of facts ends: the place of its last one. */
export const factCursor = z
  .string()
  .regex(/^\d{1,15}$/)
  .optional();
