import { accountPurged } from '@baton/schema/accounts';
import { contactPurged } from '@baton/schema/contacts';
import {
  handoffAccepted,
  handoffClockWarned,
  handoffFellLate,
  handoffPrepared,
  handoffReturned,
  handoffRouteArchived,
  handoffRouteDefined,
  handoffRouteEdited,
  handoffRouteRestored,
  handoffSent,
  handoffWithdrawn,
  routeValues,
} from '@baton/schema/handoffs';
import { handoffBriefs, handoffReturns, handoffRoutes, handoffs } from '@baton/schema/handoffs/tables';
import type { AccountId, HandoffId, HandoffRouteId } from '@baton/schema/shared';
import { and, eq, sql } from 'drizzle-orm';

import { eraseDocuments } from '#platform/documents/erase-documents.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { isAtAccount } from '../accounts/reads.ts';

/** What becomes of routes, as rows. */
const routeRows: Readonly<Record<string, FactProjection>> = {
  [handoffRouteDefined.type]: async (tx, { workspace, subject, occurredAt: createdAt, data }) => {
    const values = routeValues.parse(handoffRouteDefined.data.parse(data).values);
    await tx.insert(handoffRoutes).values({ workspace, id: subject.id as HandoffRouteId, ...values, createdAt });
  },
  [handoffRouteEdited.type]: async (tx, fact) => {
    const { field, to } = handoffRouteEdited.data.parse(fact.data);
    await setRoute(tx, fact, { [field]: routeValues.shape[field].parse(to) });
  },
  [handoffRouteArchived.type]: (tx, fact) => setRoute(tx, fact, { archivedAt: fact.occurredAt }),
  [handoffRouteRestored.type]: (tx, fact) => setRoute(tx, fact, { archivedAt: null }),
};

/** What becomes of handoffs, as rows. */
export const handoffsProjections: Readonly<Record<string, FactProjection>> = {
  ...routeRows,
  [handoffPrepared.type]: async (tx, fact) => {
    const { routeId, fromTeamId, toTeamId, senderId, about, ...asked } = handoffPrepared.data.parse(fact.data);
    const { workspace, account, occurredAt } = fact;
    const id = fact.subject.id as HandoffId;
    if (account === null) throw new Error(`Handoff ${id} was prepared of no account`);
    await tx.insert(handoffs).values({
      workspace,
      id,
      route: routeId,
      fromTeam: fromTeamId,
      toTeam: toTeamId,
      subjectKind: about.kind,
      subject: about.id,
      account,
      state: 'draft',
      ...asked,
      sender: senderId,
      createdAt: occurredAt,
      changedAt: occurredAt,
      rounds: 0,
      letIn: [],
    });
    // Its live document writes what it says.
    await tx.insert(handoffBriefs).values({ workspace, handoff: id, seq: 0, texts: {}, written: [], checked: [] });
  },
  [handoffSent.type]: async (tx, fact) => {
    const { round, warnAt, dueAt, letIn } = handoffSent.data.parse(fact.data);
    await set(tx, fact, {
      state: 'sent',
      sentAt: fact.occurredAt,
      rounds: round,
      letIn,
      warnAt: new Date(warnAt),
      dueAt: new Date(dueAt),
      warnedAt: null,
      lateAt: null,
    });
  },
  [handoffReturned.type]: async (tx, fact) => {
    const { reason, words, missing } = handoffReturned.data.parse(fact.data);
    const { workspace, actor: by, occurredAt: at } = fact;
    if (by === null) throw new Error(`Handoff ${fact.subject.id} was returned by nobody`);
    await tx
      .insert(handoffReturns)
      .values({ workspace, handoff: fact.subject.id as HandoffId, at, by, reason, words, missing });
    await set(tx, fact, { state: 'returned' });
  },
  [handoffAccepted.type]: async (tx, fact) => {
    const { ownerId: owner, taskId: task, briefSeq, minutes } = handoffAccepted.data.parse(fact.data);
    const accepted = { acceptedBy: fact.actor, acceptedAt: fact.occurredAt, owner, task, briefSeq, minutes };
    await set(tx, fact, { state: 'accepted', ...accepted });
  },
  [handoffClockWarned.type]: (tx, fact) => set(tx, fact, { warnedAt: fact.occurredAt }),
  [handoffFellLate.type]: (tx, fact) => set(tx, fact, { lateAt: fact.occurredAt }),
  [handoffWithdrawn.type]: (tx, fact) => set(tx, fact, { state: 'withdrawn', withdrawnAt: fact.occurredAt, letIn: [] }),
  // Who is forgotten is forgotten in what was kept, too; what people wrote of them in a brief is the account's.
  [contactPurged.type]: async (tx, { workspace, subject }) => {
    await tx.execute(sql`
      update handoff_briefs set frozen = jsonb_set(frozen, '{known}', (
        select coalesce(jsonb_agg(jsonb_set(item, '{lines}', (
          select coalesce(jsonb_agg(line), '[]') from jsonb_array_elements(item -> 'lines') as line
          where line ->> 'id' <> ${subject.id}))), '[]')
        from jsonb_array_elements(frozen -> 'known') as item))
      where workspace = ${workspace} and frozen @> ${JSON.stringify({ known: [{ lines: [{ id: subject.id }] }] })}::text::jsonb`);
  },
  // With their account goes all that was ever written in their briefs.
  [accountPurged.type]: async (tx, { workspace, subject }) => {
    const gone = and(eq(handoffs.workspace, workspace), isAtAccount(handoffs.account, subject.id as AccountId));
    const rows = await tx.select({ id: handoffs.id }).from(handoffs).where(gone);
    await eraseDocuments(
      tx,
      rows.map(({ id }) => id),
    );
    await tx.delete(handoffs).where(gone);
  },
};

const set = async (
  tx: Tx,
  { workspace, subject, occurredAt: changedAt }: RecordedFact,
  columns: Partial<typeof handoffs.$inferInsert>,
): Promise<void> => {
  await tx
    .update(handoffs)
    .set({ ...columns, changedAt })
    .where(and(eq(handoffs.workspace, workspace), eq(handoffs.id, subject.id as HandoffId)));
};

const setRoute = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  columns: Partial<typeof handoffRoutes.$inferInsert>,
): Promise<void> => {
  await tx
    .update(handoffRoutes)
    .set(columns)
    .where(and(eq(handoffRoutes.workspace, workspace), eq(handoffRoutes.id, subject.id as HandoffRouteId)));
};
