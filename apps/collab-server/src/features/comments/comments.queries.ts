import { comments as contract } from '@baton/schema/comments';
import { threads } from '@baton/schema/comments/tables';
import { and, eq, isNull } from 'drizzle-orm';

import { orderBy, pageOf } from '#platform/command/paging.ts';
import { query } from '#platform/command/query.ts';

import { isAtAccount } from '../accounts/reads.ts';
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
          input.subjectId === undefined ? undefined : eq(threads.subject, input.subjectId),
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
