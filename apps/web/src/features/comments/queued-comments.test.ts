import { recordSubject, type Thread } from '@baton/schema/comments';
import type { CommentId, MemberId, ThreadId } from '@baton/schema/shared';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { threadsOfAccount, threadsOfRecord } from './comments-api.ts';
import { queuedComments, type QueuedReply, type QueuedThread } from './queued-comments.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const subject = recordSubject.parse({ kind: 'account', id: id(1) });
const said = { body: 'Call at six', by: id(2) as MemberId, at: '2026-11-27T10:00:00.000Z' };
const opened: QueuedThread = {
  ...said,
  threadId: id(3) as ThreadId,
  commentId: id(4) as CommentId,
  subject,
  public: false,
};
const reply: QueuedReply = { ...said, body: 'I will', threadId: opened.threadId, commentId: id(5) as CommentId };

const emptyLists = () => {
  const queries = new QueryClient();
  const lists = [threadsOfRecord(subject), threadsOfAccount(id(1) as never)];
  const nothing = { data: [] as Thread[], page: { next_cursor: null } };
  for (const { queryKey } of lists) queries.setQueryData(queryKey, nothing as never);
  const shown = () =>
    lists.map(({ queryKey }) => (queries.getQueryData<{ data: Thread[] }>(queryKey)?.data ?? []).map(wordsOf));
  return { kinds: queuedComments(queries), shown, queries, key: lists[0]!.queryKey };
};
const wordsOf = ({ comments }: Thread) => comments.map(({ body }) => body);

test('what is said without network is shown once in every list of its record, however often it is shown', () => {
  const { kinds, shown } = emptyLists();
  for (let time = 0; time < 2; time += 1) {
    kinds['thread.open']?.show(opened as never);
    kinds['comment.reply']?.show(reply as never);
  }
  expect(shown()).toEqual([[['Call at six', 'I will']], [['Call at six', 'I will']]]);
});

test('what the server tells of it already is not shown a second time', () => {
  const { kinds, shown, queries, key } = emptyLists();
  kinds['thread.open']?.show(opened as never);
  const told = queries.getQueryData<{ data: Thread[] }>(key);
  const comments = told?.data[0]?.comments.map((comment) => ({ ...comment, body: 'As the server has it' })) ?? [];
  queries.setQueryData(key, { ...told, data: told?.data.map((thread) => ({ ...thread, comments })) } as never);
  kinds['thread.open']?.show(opened as never);
  expect(shown()[0]).toEqual([['As the server has it']]);
});
