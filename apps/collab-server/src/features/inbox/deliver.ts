import {
  breaksMute,
  inboxReasonKinds,
  type InboxReasonKind,
  type InboxRecordKind,
  type NotificationSettings,
} from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import type { InboxItemId, MemberId } from '@baton/schema/shared';
import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { derivedId } from '#platform/clock/derived-id.ts';
import type { RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { mayReadThread } from '../comments/reads.ts';
import { colleaguesAsActors } from '../workspaces/reads.ts';
import { forgetBack, mailAtFor } from './notify/mail-marks.ts';
import { settingsOf } from './notify/settings-rows.ts';
import { seesRecordOf } from './visible.ts';

/** Where a reason stands in its record. */
type Place = Partial<
  Pick<typeof inboxReasons.$inferInsert, 'note' | 'thread' | 'comment' | 'mention' | 'goal' | 'stage' | 'part'>
>;

/** One fact as the inbox tells it: of which record, where in it, and whom it concerns for what. */
export interface Delivery {
  record: { kind: InboxRecordKind; id: string };
  place?: Place;
  to: readonly { member: MemberId | null; why: InboxReasonKind }[];
}

/** As many people are asked about in one statement. */
const peoplePerQuestion = 50;

/**
 * Rules IN1 and IN2. In the transaction that records the fact: there is no moment at which the one is there and the other
 * is not, so nothing has to be made up for after a crash, and a retried command that leaves no new fact delivers nothing.
 */
export const deliver = async (tx: Tx, fact: RecordedFact, { record, place = {}, to }: Delivery): Promise<void> => {
  if (fact.origin === 'import') return;
  const whyOf = strongest(to.filter(({ member }) => member !== fact.actor));
  if (whyOf.size === 0) return;
  const people = await colleaguesAsActors(tx, fact, [...whyOf.keys()]);
  const seeing = (await thoseWhoSee(tx, people, record, place)).toSorted();
  if (seeing.length === 0) return;
  // Two facts of one record may concern the same people in another order: one at a time.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`inbox:${fact.workspace}:${record.id}`}, 0))`);
  const settings = await settingsOf(tx, fact.workspace, seeing);
  for (const member of seeing) {
    const [kind, wanted] = [whyOf.get(member), settings.get(member)];
    if (kind && wanted) await put(tx, fact, { member, kind, record, place, wanted });
  }
};

/** The strongest reason of each person. */
const strongest = (to: Delivery['to']): Map<MemberId, InboxReasonKind> => {
  const ordered = to.toSorted((a, b) => inboxReasonKinds.indexOf(b.why) - inboxReasonKinds.indexOf(a.why));
  return new Map(ordered.flatMap(({ member, why }) => (member === null ? [] : [[member, why] as const])));
};

const thoseWhoSee = async (
  tx: Tx,
  people: readonly Actor[],
  { kind, id }: Delivery['record'],
  { thread }: Place,
): Promise<MemberId[]> => {
  const seeing: MemberId[] = [];
  for (let from = 0; from < people.length; from += peoplePerQuestion) {
    const asked = people.slice(from, from + peoplePerQuestion).map((person) => {
      const talk = thread ? mayReadThread(person, sql`${thread}::uuid`) : sql`true`;
      return sql`select ${person.member}::text as member where ${seesRecordOf(person, kind, sql`${id}::uuid`)} and ${talk}`;
    });
    const rows = await tx.execute<{ member: MemberId }>(sql.join(asked, sql` union all `));
    seeing.push(...rows.map(({ member }) => member));
  }
  return seeing;
};

const put = async (
  tx: Tx,
  { workspace, id: fact, actor, occurredAt: at }: RecordedFact,
  {
    member,
    kind,
    record,
    place,
    wanted,
  }: {
    member: MemberId;
    kind: InboxReasonKind;
    record: Delivery['record'];
    place: Place;
    wanted: NotificationSettings;
  },
): Promise<void> => {
  const id = derivedId('inbox', member, record.kind, record.id) as InboxItemId;
  const newest = sql`greatest(${inboxItems.newestAt}, excluded.newest_at)`;
  const fresh = { newestAt: at, placedAt: at, unread: true, doneAt: null, snoozedUntil: null };
  // Rule IN5.
  const back = breaksMute.includes(kind) ? sql`true` : sql`not ${inboxItems.muted}`;
  await tx
    .insert(inboxItems)
    .values({ workspace, id, member, recordKind: record.kind, record: record.id, muted: false, ...fresh })
    .onConflictDoUpdate({
      target: [inboxItems.workspace, inboxItems.id],
      set: { ...fresh, newestAt: newest, placedAt: newest },
      setWhere: back,
    });
  await forgetBack(tx, workspace, id);
  await tx
    .insert(inboxReasons)
    .values({
      workspace,
      item: id,
      fact,
      kind,
      actor,
      at,
      ...place,
      mailAt: mailAtFor(kind, wanted, { workspace, item: id }),
    })
    .onConflictDoNothing();
  if (!place.mention || !place.thread) return;
  // Who is called in a comment is told that, and not also that there is a comment.
  await tx
    .delete(inboxReasons)
    .where(
      and(
        eq(inboxReasons.workspace, workspace),
        eq(inboxReasons.item, id),
        eq(inboxReasons.thread, place.thread),
        eq(inboxReasons.at, at),
        inArray(inboxReasons.kind, ['replied', 'commented']),
      ),
    );
};
