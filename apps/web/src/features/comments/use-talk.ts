import type { RecordSubject, Thread } from '@baton/schema/comments';
import type { MemberId, NoteId, ProposalId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { Problem } from '#shared/api/problem.ts';
import { useProblemText } from '#shared/i18n/problem-text.ts';

import { api } from './comments-api.ts';

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
      ? api.comments.openOnText.call({ noteId: textId as NoteId, ...said })
      : api.comments.openOnProposal.call({ proposalId: textId as ProposalId, ...said }));
  } catch (error) {
    if (!(error instanceof Problem) || error.reason !== 'passage-gone' || left <= 1) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    return openOnText(draft, body, isPublic, left - 1);
  }
};

const of = ({ id }: Thread) => ({ threadId: id });

/** What can be done in and with threads; every answer is read again, and what fails is said. */
export const useTalk = () => {
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: (act: () => Promise<Thread>) => act(),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.comments.list.key() }),
    onError: (error) => showToast({ title: problemText(error), tone: 'danger' }),
  });
  const done = (act: () => Promise<Thread>): Promise<Thread | null> => mutateAsync(act).catch(() => null);
  return {
    busy: isPending,
    openOnText: (draft: Draft, body: string, isPublic: boolean) => done(() => openOnText(draft, body, isPublic)),
    openOnRecord: (subject: RecordSubject, body: string, isPublic: boolean) =>
      done(() => api.comments.openOnRecord.call({ subject, body, public: isPublic })),
    reply: (thread: Thread, body: string) => done(() => api.comments.reply.call({ ...of(thread), body })),
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
