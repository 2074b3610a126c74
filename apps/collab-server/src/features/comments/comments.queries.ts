import { comments as contract, type ThreadSubject } from '@baton/schema/comments';
import { threads } from '@baton/schema/comments/tables';
import type { ContactId } from '@baton/schema/shared';
import { and, eq, isNull, type SQL } from 'drizzle-orm';

import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
import { isOfContact } from '../contacts/reads.ts';
import { commentsPolicy } from './comments.policy.ts';
import { readable, threadsOf } from './thread-rows.ts';

export const listThreads = query({
  contract: contract.list,
  may: commentsPolicy.list,
  read: async ({ tx, actor, input }) => {
    const order = orderBy(threads.createdAt, threads.id, { type: 'timestamptz', descending: false });
    const rows = await tx
      .select({ row: threads, key: order.key })
      .from(threads)
      .where(
        and(
          eq(threads.workspace, actor.workspace),
          isNull(threads.deletedAt),
          input.accountId === undefined ? undefined : isAtAccount(threads.account, input.accountId),
          input.subjectKind === undefined ? undefined : eq(threads.subjectKind, input.subjectKind),
          input.subjectId === undefined ? undefined : isAbout(input.subjectKind, input.subjectId),
          readable(actor),
          order.after(input.cursor),
        ),
      )
      .orderBy(...order.by)
      .limit(input.limit + 1);
    const told = await threadsOf(
      tx,
      actor,
      rows.map(({ row }) => row),
    );
    return pageOf(
      rows.map(({ key }, at) => ({ key, thread: told[at] })),
      input.limit,
      ({ thread }) => {
        if (!thread) throw new Error('a thread was read without its row');
        return thread;
      },
      ({ key, thread }) => [key, thread?.id ?? ''],
    );
  },
});

/** What is said of a contact that was merged is said of the remaining one. */
const isAbout = (kind: ThreadSubject['kind'] | undefined, id: string): SQL =>
  kind === 'contact' ? isOfContact(threads.subject, id as ContactId) : eq(threads.subject, id);
