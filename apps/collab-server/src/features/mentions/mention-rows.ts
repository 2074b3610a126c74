import { type Mention, type MentionTarget } from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import type { Level, MentionId } from '@baton/schema/shared';
import { and, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn, mayOn } from '#platform/access/levels.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadThread, openTo, threadGuards, type Guards } from '../comments/reads.ts';

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
    and(
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
  const { container, placeId } = row;
  const held =
    container === null
      ? await threadGuards(tx, actor, placeId)
      : { guards: [container], level: await levelOn(tx, actor, 'any', container) };
  return { mention: mentionOf(row), ...held };
};

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
