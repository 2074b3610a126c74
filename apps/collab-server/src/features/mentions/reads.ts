import type { Mention } from '@baton/schema/mentions';
import { mentions } from '@baton/schema/mentions/tables';
import type { MentionId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, isNull } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mentionOf, readable } from './mention-rows.ts';

/** Where a mention stands and who made it, for those who are told of it; null when there is none. */
export const mentionHome = async (tx: Tx, workspace: WorkspaceId, id: MentionId) => {
  const [row] = await tx
    .select({
      account: mentions.account,
      place: mentions.place,
      placeId: mentions.placeId,
      madeBy: mentions.madeBy,
      state: mentions.state,
    })
    .from(mentions)
    .where(and(eq(mentions.workspace, workspace), eq(mentions.id, id)));
  return row ?? null;
};

/** These mentions, as far as they stand there and this actor may read them. */
export const mentionsToRead = async (tx: Tx, actor: Actor, ids: readonly MentionId[]): Promise<Mention[]> => {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(mentions)
    .where(
      and(eq(mentions.workspace, actor.workspace), idsIn(mentions.id, ids), isNull(mentions.goneAt), readable(actor)),
    );
  return rows.map(mentionOf);
};
