import { comments, threads } from '@baton/schema/comments/tables';
import { goals } from '@baton/schema/goals/tables';
import {
  inboxReasonKinds,
  mostReasons,
  type InboxItem,
  type InboxReason,
  type InboxRecordKind,
  type InboxState,
} from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import { mentions } from '@baton/schema/mentions/tables';
import type { AccountId, ContactId, DealId, HandoffId, InboxItemId } from '@baton/schema/shared';
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { accountNames } from '../accounts/reads.ts';
import { eventTitles } from '../calendar/reads.ts';
import { contactHomes } from '../contacts/reads.ts';
import { dealTitles } from '../deals/reads.ts';
import { handoffNames, runningClocks } from '../handoffs/name-reads.ts';
import { proposalTitles } from '../proposals/reads.ts';
import { taskTitles } from '../tasks/inbox-reads.ts';
import { isMine, standingReason } from './visible.ts';

export type ItemRow = typeof inboxItems.$inferSelect;

/** A row of the actor's own, locked; null when it is not theirs, or not to be seen by them any more. */
export const itemForUpdate = async (tx: Tx, actor: Actor, id: InboxItemId): Promise<ItemRow | null> => {
  const [row] = await tx
    .select()
    .from(inboxItems)
    .where(and(eq(inboxItems.id, id), isMine(actor)))
    .for('no key update');
  return row ?? null;
};

/** Rows as the API tells them, in the order of the rows; `because` narrows what is told to such reasons. */
export const itemsOf = async (
  tx: Tx,
  actor: Actor,
  rows: readonly ItemRow[],
  now: Date,
  because?: SQL,
): Promise<InboxItem[]> => {
  if (rows.length === 0) return [];
  const reasons = await reasonsOf(tx, actor, rows, because);
  const names = await namesOf(tx, actor, rows);
  const clocks = await runningClocks(tx, actor, idsOf<HandoffId>(rows, 'handoff'));
  return rows.map((row) => ({
    id: row.id,
    record: {
      kind: row.recordKind,
      id: row.record,
      name: names.get(row.record) ?? null,
      clock: clocks.get(row.record) ?? null,
    },
    reasons: reasons.get(row.id) ?? [],
    newestAt: row.newestAt.toISOString(),
    unread: row.unread,
    doneAt: row.doneAt?.toISOString() ?? null,
    ...snoozeOf(row.snoozedUntil, now),
    muted: row.muted,
  }));
};

const snoozeOf = (until: Date | null, now: Date): Pick<InboxItem, 'snoozedUntil' | 'backAt'> => {
  const moment = until?.toISOString() ?? null;
  return until !== null && until > now
    ? { snoozedUntil: moment, backAt: null }
    : { snoozedUntil: null, backAt: moment };
};

const reasonsOf = async (
  tx: Tx,
  actor: Actor,
  rows: readonly ItemRow[],
  because?: SQL,
): Promise<Map<InboxItemId, InboxReason[]>> => {
  const strength = sql`array_position(${sql.param([...inboxReasonKinds])}::text[], ${inboxReasons.kind})`;
  const ranked = tx
    .select({
      item: inboxReasons.item,
      kind: inboxReasons.kind,
      actorId: inboxReasons.actor,
      at: inboxReasons.at,
      noteId: sql<InboxReason['noteId']>`coalesce(${inboxReasons.note},
        case when ${threads.subjectKind} = 'note' then ${threads.subject} end)`.as('note_id'),
      threadId: inboxReasons.thread,
      commentId: inboxReasons.comment,
      mentionId: inboxReasons.mention,
      goalId: inboxReasons.goal,
      stage: inboxReasons.stage,
      part: inboxReasons.part,
      text: sql<string>`coalesce(${mentions.line}, ${comments.body}, ${threads.quote}, ${goals.title}, '')`.as('said'),
      strength: sql<number>`${strength}`.as('strength'),
      place: sql<number>`row_number() over (partition by ${inboxReasons.item}
        order by ${inboxReasons.at} desc, ${strength}, ${inboxReasons.fact})`.as('place'),
    })
    .from(inboxReasons)
    .leftJoin(mentions, and(eq(mentions.workspace, inboxReasons.workspace), eq(mentions.id, inboxReasons.mention)))
    .leftJoin(comments, and(eq(comments.workspace, inboxReasons.workspace), eq(comments.id, inboxReasons.comment)))
    .leftJoin(goals, and(eq(goals.workspace, inboxReasons.workspace), eq(goals.id, inboxReasons.goal)))
    .leftJoin(threads, and(eq(threads.workspace, inboxReasons.workspace), eq(threads.id, inboxReasons.thread)))
    .where(
      and(
        eq(inboxReasons.workspace, actor.workspace),
        idsIn(
          inboxReasons.item,
          rows.map(({ id }) => id),
        ),
        standingReason(actor),
        because,
      ),
    )
    .as('ranked');
  const told = await tx
    .select()
    .from(ranked)
    .where(sql`${ranked.place} <= ${mostReasons}`)
    .orderBy(ranked.item, desc(ranked.at), ranked.place);
  const byItem = Map.groupBy(told, ({ item }) => item);
  return new Map(
    [...byItem].map(([item, all]) => [
      item,
      all.map(({ item: _item, strength: _strength, place: _place, at, stage, part, ...reason }) => ({
        ...reason,
        at: at.toISOString(),
        part: stage && part ? { stage, part } : null,
      })),
    ]),
  );
};

const idsOf = <Id extends string>(rows: readonly ItemRow[], kind: InboxRecordKind): Id[] =>
  rows.flatMap((row) => (row.recordKind === kind ? [row.record as Id] : []));

const namesOf = async (tx: Tx, actor: Actor, rows: readonly ItemRow[]): Promise<ReadonlyMap<string, string>> => {
  const of = <Id extends string>(kind: InboxRecordKind) => idsOf<Id>(rows, kind);
  const known = await contactHomes(tx, actor, of<ContactId>('contact'));
  return new Map<string, string>([
    ...(await accountNames(tx, actor, of<AccountId>('account'))),
    ...(await dealTitles(tx, actor, of<DealId>('deal'))),
    ...(await eventTitles(tx, actor, of('event'))),
    ...(await handoffNames(tx, actor, of('handoff'))),
    ...(await proposalTitles(tx, actor, of('proposal'))),
    ...(await taskTitles(tx, actor, of('task'))),
    ...known.flatMap(({ id, name, level }) => (level === null ? [] : [[id, name] as const])),
  ]);
};

/** What a row becomes when its person sorts it. Rule IN6: what is snoozed has its place where it comes back. */
export const setState = ({ done, snoozedUntil, unread, muted }: Partial<InboxState>, at: Date) => ({
  ...(unread !== undefined && { unread }),
  ...(muted !== undefined && { muted }),
  ...(done !== undefined && { doneAt: done ? at : null }),
  ...(snoozedUntil !== undefined && placedBy(snoozedUntil === null ? null : new Date(snoozedUntil))),
});

const placedBy = (until: Date | null) => ({ snoozedUntil: until, placedAt: until ?? sql`${inboxItems.newestAt}` });
