import type { RecordSubject, Thread } from '@baton/schema/comments';
import { partsOf } from '@baton/schema/rich-text';
import type { CommentId, MemberId, ThreadId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { newId } from '#shared/api/id.ts';
import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useQueue } from '#shared/queue/queue-context.tsx';
import { useSession } from '#shared/session/session.tsx';

import { api } from './comments-api.ts';
import type { QueuedComment, QueuedReply, QueuedThread } from './queued-comments.ts';

/** Words that somebody wants to comment on. */
export interface Draft {
  kind: 'note' | 'proposal';
  textId: string;
  from: string;
  to: string;
  quote: string;
}

/** What was typed a moment ago may still be on its way to the server. */
const tries = 4;
const pauseMs = 600;

const openOnText = async (draft: Draft, body: string, isPublic: boolean, left = tries): Promise<Thread> => {
  const { kind, textId, from, to } = draft;
  const said = { from, to, body, public: isPublic };
  try {
    return await (kind === 'note'
      ? api.comments.openOnText.call({ noteId: textId, ...said })
      : api.comments.openOnProposal.call({ proposalId: textId, ...said }));
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'passage-gone' || left <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return openOnText(draft, body, isPublic, left - 1);
  }
};

/** How what is kept is named while it waits; names in it stay out. */
const inShort = (body: string): string =>
  partsOf(body)
    .map((part) => (typeof part === 'string' ? part : '…'))
    .join('')
    .slice(0, 60);

const of = ({ id }: Thread) => ({ threadId: id });

/**
 * What can be done in and with threads; every answer is read again, and what fails is said. What is said on a record or in a
 * thread is kept when there is no network.
 */
export const useTalk = () => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const queue = useQueue();
  const by = useSession().member as MemberId;
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.comments.list.key() }),
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
  const done = <Answer>(act: () => Promise<Answer>): Promise<Answer | null> =>
    mutateAsync(act).then(
      (answer) => answer as Answer,
      () => null,
    );
  /** True also when it is kept to be sent later. */
  const say = async (kind: string, what: object, body: string): Promise<boolean> => {
    const said: QueuedComment = { body, commentId: newId() as CommentId, by, at: new Date().toISOString() };
    const run = async () => {
      await queue.run(kind, { ...what, ...said }, inShort(body));
      return true;
    };
    return (await done(run)) ?? false;
  };
  return {
    busy: isPending,
    openOnText: (draft: Draft, body: string, isPublic: boolean) => done(() => openOnText(draft, body, isPublic)),
    openOnRecord: (subject: RecordSubject, body: string, isPublic: boolean) => {
      const what: Omit<QueuedThread, keyof QueuedComment> = {
        threadId: newId() as ThreadId,
        subject,
        public: isPublic,
      };
      return say('thread.open', what, body);
    },
    reply: (thread: Thread, body: string) => {
      const what: Omit<QueuedReply, keyof QueuedComment> = of(thread);
      return say('comment.reply', what, body);
    },
    edit: (commentId: Thread['comments'][number]['id'], body: string) =>
      done(() => api.comments.edit.call({ commentId, body })),
    remove: (commentId: Thread['comments'][number]['id']) => done(() => api.comments.remove.call({ commentId })),
    resolve: (thread: Thread) => done(() => api.comments.resolve.call(of(thread))),
    reopen: (thread: Thread) => done(() => api.comments.reopen.call(of(thread))),
    assign: (thread: Thread, memberId: MemberId | null) =>
      done(() => api.comments.assign.call({ ...of(thread), memberId })),
  };
};
export type Talk = ReturnType<typeof useTalk>;
