import {
  commentAdded,
  commentDeleted,
  commentEdited,
  threadAssigned,
  threadDetached,
  threadOpened,
  threadReattached,
  threadReopened,
  threadResolved,
  type ThreadSubject,
} from '@baton/schema/comments';
import { comments, threads } from '@baton/schema/comments/tables';
import { dealMovedToBoard } from '@baton/schema/deals';
import { passagesIn } from '@baton/schema/rich-text';
import type { AccountId, CommentId, ContainerId, ThreadId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, isNull, notExists, sql } from 'drizzle-orm';

import type { SettlingChange } from '#platform/documents/documents.port.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { TextPlace, TextReader } from '../notes/reads.ts';
import type { ProposalTextPlace } from '../proposals/reads.ts';

/** How long words may be gone before the thread on them is told as detached: cutting and pasting takes a moment. */
const detachedForMs = 10_000;

/** The text that threads stand in. */
interface Anchorage {
  workspace: WorkspaceId;
  account: AccountId;
  subject: ThreadSubject;
}

/** Rules CM3 and CM4. Which threads of a text still have their words, and what those say. */
const threadsIn = <Place>(anchorageOf: (place: Place) => Anchorage): TextReader<Place> => ({
  project: async (tx, at, steps) => {
    const place = anchorageOf(at);
    const settling: SettlingChange[] = [];
    const known = await threadsOn(tx, place);
    if (known.length === 0) return { facts: [], settling };
    const now = new Map(known.map((row) => [row.id, { quote: row.quote, detachedAt: row.detachedAt }]));
    for (const { row, blocks } of steps) {
      const words = passagesIn(blocks, 'comment');
      for (const [id, was] of now) {
        const quote = words.get(id);
        now.set(
          id,
          quote === undefined ? { ...was, detachedAt: was.detachedAt ?? row.at } : { quote, detachedAt: null },
        );
        if ((quote === undefined) === (was.detachedAt !== null)) continue;
        settling.push(
          turned({ id, account: place.account, quote: quote ?? was.quote ?? '' }, quote !== undefined, row.seq),
        );
      }
    }
    await write(tx, place, known, now);
    return { facts: [], settling };
  },
  rebuild: async (tx, at, blocks) => {
    const place = anchorageOf(at);
    const known = await threadsOn(tx, place);
    const words = passagesIn(blocks, 'comment');
    const now = known.map(({ id, quote, detachedAt }) => {
      const said = words.get(id);
      return [
        id,
        said === undefined ? { quote, detachedAt: detachedAt ?? new Date() } : { quote: said, detachedAt: null },
      ] as const;
    });
    await write(tx, place, known, new Map(now));
  },
});

export const threadsInNotes = threadsIn<TextPlace>(({ workspace, account, note }) => ({
  workspace,
  account,
  subject: { kind: 'note', id: note },
}));

export const threadsInProposals = threadsIn<ProposalTextPlace>(({ workspace, account, proposal }) => ({
  workspace,
  account,
  subject: { kind: 'proposal', id: proposal },
}));

const turned = (
  { id, account, quote }: { id: ThreadId; account: AccountId; quote: string },
  attached: boolean,
  seq: number,
): SettlingChange => {
  const about = { subject: { kind: 'thread', id }, account, data: { threadId: id, quote } };
  const shared = { subject: id, what: threadDetached.type, seq };
  return attached
    ? { ...shared, pending: 'end', otherwise: threadReattached(about) }
    : { ...shared, pending: 'begin', fact: threadDetached(about), quietMs: detachedForMs };
};

const threadsOn = (tx: Tx, { workspace, subject }: Anchorage) =>
  tx
    .select({ id: threads.id, quote: threads.quote, detachedAt: threads.detachedAt })
    .from(threads)
    .where(
      and(
        eq(threads.workspace, workspace),
        eq(threads.subjectKind, subject.kind),
        eq(threads.subject, subject.id),
        isNull(threads.deletedAt),
      ),
    );

type Anchor = { quote: string | null; detachedAt: Date | null };

const write = async (
  tx: Tx,
  { workspace }: Anchorage,
  before: readonly (Anchor & { id: ThreadId })[],
  after: ReadonlyMap<ThreadId, Anchor>,
): Promise<void> => {
  for (const was of before) {
    const is = after.get(was.id);
    if (!is || (is.quote === was.quote && is.detachedAt?.getTime() === was.detachedAt?.getTime())) continue;
    await tx.update(threads).set(is).where(threadOf(workspace, was.id));
  }
};

const threadOf = (workspace: WorkspaceId, id: ThreadId) => and(eq(threads.workspace, workspace), eq(threads.id, id));
const commentOf = (workspace: WorkspaceId, id: CommentId) =>
  and(eq(comments.workspace, workspace), eq(comments.id, id));

/** What people say and settle, as rows. */
export const commentRows: Readonly<Record<string, FactProjection>> = {
  [threadOpened.type]: async (tx, { workspace, account, actor, occurredAt, data }) => {
    const { threadId: id, about, containerId: container, quote, public: isPublic } = threadOpened.data.parse(data);
    await tx.insert(threads).values({
      workspace,
      id,
      container,
      account,
      subjectKind: about.kind,
      subject: about.id,
      public: isPublic,
      quote,
      createdAt: occurredAt,
      createdBy: actor,
    });
  },
  [commentAdded.type]: async (tx, { workspace, actor, occurredAt, data }) => {
    const { threadId: thread, commentId: id, body } = commentAdded.data.parse(data);
    await tx.insert(comments).values({ workspace, id, thread, author: actor, body, createdAt: occurredAt });
  },
  [commentEdited.type]: async (tx, { workspace, occurredAt, data }) => {
    const { commentId, body } = commentEdited.data.parse(data);
    await tx.update(comments).set({ body, editedAt: occurredAt }).where(commentOf(workspace, commentId));
  },
  [commentDeleted.type]: async (tx, { workspace, occurredAt, data }) => {
    const { commentId, threadId } = commentDeleted.data.parse(data);
    await tx.update(comments).set({ body: '', deletedAt: occurredAt }).where(commentOf(workspace, commentId));
    const left = tx
      .select({ one: sql`1` })
      .from(comments)
      .where(and(eq(comments.workspace, workspace), eq(comments.thread, threadId), isNull(comments.deletedAt)));
    await tx
      .update(threads)
      .set({ deletedAt: occurredAt })
      .where(and(threadOf(workspace, threadId), notExists(left)));
  },
  // Who reads the board that it is on now reads what is said of it.
  [dealMovedToBoard.type]: async (tx, { workspace, subject, data }) => {
    const { to } = dealMovedToBoard.data.parse(data);
    await tx
      .update(threads)
      .set({ container: to as string as ContainerId })
      .where(and(eq(threads.workspace, workspace), eq(threads.subjectKind, 'deal'), eq(threads.subject, subject.id)));
  },
  [threadResolved.type]: (tx, fact) => setResolved(tx, fact, { resolvedAt: fact.occurredAt, resolvedBy: fact.actor }),
  [threadReopened.type]: (tx, fact) => setResolved(tx, fact, { resolvedAt: null, resolvedBy: null }),
  [threadAssigned.type]: async (tx, { workspace, data }) => {
    const { threadId, to } = threadAssigned.data.parse(data);
    await tx.update(threads).set({ assignee: to }).where(threadOf(workspace, threadId));
  },
};

const setResolved = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  resolved: Pick<typeof threads.$inferInsert, 'resolvedAt' | 'resolvedBy'>,
): Promise<void> => {
  await tx
    .update(threads)
    .set(resolved)
    .where(threadOf(workspace, subject.id as ThreadId));
};
