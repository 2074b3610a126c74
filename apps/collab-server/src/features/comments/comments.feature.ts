import { threads } from '@baton/schema/comments/tables';
import { and, eq, sql } from 'drizzle-orm';

import type { Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';

import {
  assignThread,
  deleteComment,
  editComment,
  openThreadOnProposal,
  openThreadOnRecord,
  openThreadOnText,
  reopenThread,
  replyInThread,
  resolveThread,
} from './comments.command.ts';
import { commentRows } from './comments.projection.ts';
import { listThreads } from './comments.queries.ts';
import { readable } from './thread-rows.ts';

/** Talk in the margin of notes and on records. */
export const commentsFeature: Feature = {
  name: 'comments',
  commands: [
    openThreadOnText,
    openThreadOnProposal,
    openThreadOnRecord,
    replyInThread,
    editComment,
    deleteComment,
    resolveThread,
    reopenThread,
    assignThread,
  ],
  queries: [listThreads],
  projections: commentRows,
  goesWith: rowsThat('threads', (gone) => sql`container = ${gone} or contact = ${gone} or task = ${gone}`),
  sees: {
    /** Who reads the container sees what is said about it. */
    thread: async (tx, actor, facts) => {
      const ids = [...new Set(facts.map(({ subject }) => subject.id))];
      const rows = await tx
        .select({ id: threads.id })
        .from(threads)
        .where(
          and(
            eq(threads.workspace, actor.workspace),
            sql`${threads.id} = any(${sql.param(ids)}::uuid[])`,
            readable(actor),
          ),
        );
      const visible = new Set<string>(rows.map(({ id }) => id));
      return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
    },
  },
};
