import { type Mention, type MentionTarget } from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import type { HandoffId, Level, MentionId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, isNotNull, isNull, ne, or, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadThread, openTo, threadGuards, type Guards } from '../comments/reads.ts';
import { levelOnHandoff, mayReadHandoffOf } from '../handoffs/reads.ts';

export type MentionRow = typeof mentions.$inferSelect;

/** A mention as commands meet it, with what the actor holds where it stands. */
export interface MentionThing {
  mention: Mention;
  guards: Guards;
  level: Level | null;
}

/** Rule MN1, as a condition. */
export const readable = (actor: Actor): SQL | undefined =>
  or(
    and(eq(mentions.place, 'brief'), mayReadHandoffOf(actor, mentions.placeId)),
    and(
      ne(mentions.place, 'brief'),
      isNotNull(mentions.container),
      mayOn(actor, mentions.container, 'read'),
      or(eq(mentions.place, 'note'), openTo(actor, mentions.placeId)),
    ),
    and(isNull(mentions.container), mayReadThread(actor, mentions.placeId)),
  );

/** Null when there is none in the workspace, or it is gone from its text. */
export const mentionForUpdate = async (tx: Tx, actor: Actor, id: MentionId): Promise<MentionThing | null> => {
  const [row] = await tx
    .select()
    .from(mentions)
    .where(and(eq(mentions.workspace, actor.workspace), eq(mentions.id, id), isNull(mentions.goneAt), readable(actor)))
    .for('no key update');
  if (!row) return null;
  return { mention: mentionOf(row), ...(await heldAt(tx, actor, row)) };
};

/** What guards the place of a mention, and what the actor holds there. */
const heldAt = async (
  tx: Tx,
  actor: Actor,
  { container, place, placeId }: MentionRow,
): Promise<Pick<MentionThing, 'guards' | 'level'>> => {
  if (container === null) return threadGuards(tx, actor, placeId);
  const ofBrief = place === 'brief';
  const level = ofBrief
    ? await levelOnHandoff(tx, actor, placeId as HandoffId)
    : await levelOn(tx, actor, 'any', container);
  return { guards: [container], level };
};

/** The condition that names one mention. */
export const rowOf = (workspace: WorkspaceId, id: MentionId): SQL | undefined =>
  and(eq(mentions.workspace, workspace), eq(mentions.id, id));

export const mentionOf = (row: MentionRow): Mention => ({
  id: row.id,
  accountId: row.account,
  place: row.place,
  placeId: row.placeId,
  target: { kind: row.targetKind, id: row.target },
  action: row.action,
  dueAt: row.dueAt?.toISOString() ?? null,
  line: row.line,
  madeBy: row.madeBy,
  madeAt: row.madeAt.toISOString(),
  state: row.state,
  holder: { kind: row.holderKind, id: row.holder },
  answeredBy: row.answeredBy,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  reason: row.reason,
});

/** What a new row, or one that asks for something else, waits for. Rules MN4 and MN6. */
export const asked = (target: MentionTarget, ask: { action: Mention['action']; dueAt: Date | null }) => ({
  state: ask.action === null && ask.dueAt === null ? ('plain' as const) : ('open' as const),
  holderKind: target.kind,
  holder: target.id,
  answeredBy: null,
  answeredAt: null,
  reason: null,
});
