import { comments } from '@baton/schema/comments/tables';
import { inboxRecordKinds, type InboxRecordKind } from '@baton/schema/inbox';
import { inboxItems, inboxReasons } from '@baton/schema/inbox/tables';
import { mentions } from '@baton/schema/mentions/tables';
import { and, eq, gt, isNotNull, isNull, lte, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { mayOn } from '#platform/access/levels.ts';

import { mayKnowEventOf } from '../calendar/reads.ts';
import { mayReadThread } from '../comments/reads.ts';
import { mayKnowNow } from '../contacts/reads.ts';
import { mayReadDeal } from '../deals/reads.ts';
import { mayReadHandoffOf } from '../handoffs/reads.ts';
import { mayReadProposalOf } from '../proposals/reads.ts';
import { mayKnowTaskOf } from '../tasks/inbox-reads.ts';

/** Rule IN3: the condition that these columns name a record that this actor may see now. */
export const seesRecord = (actor: Actor, kind: AnyColumn, record: AnyColumn): SQL =>
  sql`case ${kind} ${sql.join(
    inboxRecordKinds.map((each) => sql`when ${each} then ${seesRecordOf(actor, each, record)}`),
    sql` `,
  )} else false end`;

/** The same where the kind is known. */
export const seesRecordOf = (actor: Actor, kind: InboxRecordKind, record: AnyColumn | SQL): SQL =>
  ({
    account: () => mayOn(actor, record, 'read'),
    contact: () => mayKnowNow(actor, record),
    deal: () => mayReadDeal(actor, record),
    event: () => mayKnowEventOf(actor, record),
    handoff: () => mayReadHandoffOf(actor, record),
    proposal: () => mayReadProposalOf(actor, record),
    task: () => mayKnowTaskOf(actor, record),
  })[kind]();

/** Rules IN3 and IN4: the condition that a reason stands, and this actor may see it. */
export const standingReason = (actor: Actor): SQL | undefined =>
  and(
    or(isNull(inboxReasons.thread), mayReadThread(actor, inboxReasons.thread)),
    or(
      isNull(inboxReasons.mention),
      sql`exists (select from ${mentions} where ${mentions.workspace} = ${inboxReasons.workspace}
        and ${mentions.id} = ${inboxReasons.mention} and ${mentions.goneAt} is null)`,
    ),
    or(
      isNull(inboxReasons.comment),
      sql`exists (select from ${comments} where ${comments.workspace} = ${inboxReasons.workspace}
        and ${comments.id} = ${inboxReasons.comment} and ${comments.deletedAt} is null)`,
    ),
  );

/** Rules IN3, IN4 and IN7: the condition of every list of rows; `because` narrows it to those with such a reason. */
export const isMine = (actor: Actor, because?: SQL): SQL | undefined =>
  and(
    eq(inboxItems.workspace, actor.workspace),
    eq(inboxItems.member, actor.member),
    seesRecord(actor, inboxItems.recordKind, inboxItems.record),
    sql`exists (select from ${inboxReasons} where ${inboxReasons.workspace} = ${inboxItems.workspace}
      and ${inboxReasons.item} = ${inboxItems.id} and ${and(standingReason(actor), because)})`,
  );

const instant = (now: Date | SQL) => (now instanceof Date ? sql`${now.toISOString()}::timestamptz` : now);

/** Neither done nor out of the way. Rule IN6. */
export const isWaiting = (now: Date | SQL): SQL | undefined =>
  and(isNull(inboxItems.doneAt), or(isNull(inboxItems.snoozedUntil), lte(inboxItems.snoozedUntil, instant(now))));

export const isSnoozed = (now: Date | SQL): SQL | undefined =>
  and(isNull(inboxItems.doneAt), gt(inboxItems.snoozedUntil, instant(now)));

export const isDone: SQL = isNotNull(inboxItems.doneAt);
