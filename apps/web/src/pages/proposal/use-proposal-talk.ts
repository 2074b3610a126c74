import type { Thread } from '@baton/schema/comments';
import type { ProposalId } from '@baton/schema/shared';
import { useCallback, useMemo, useState } from 'react';

import { useRecordThreads } from '#features/comments/use-record-threads.ts';
import type { Draft } from '#features/comments/use-talk.ts';
import type { TextTalk } from '#features/notes/talk/text-talk.ts';

/** What is said about the words of a proposal: between its text, which draws it, and its rail, which shows it. */
export const useProposalTalk = (proposalId: ProposalId, shown: string | null) => {
  const { threads, open } = useRecordThreads({ kind: 'proposal', id: proposalId });
  const [active, setActive] = useState(shown);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [anchored, setAnchored] = useState<{ textId: string; threads: ReadonlySet<string> } | null>(null);
  // Where there is no room beside the sheet it is laid over it.
  const [raised, setRaised] = useState(shown !== null);
  const onPress = useCallback((thread: string) => {
    setActive(thread);
    setRaised(true);
  }, []);
  const onAnchored = useCallback<TextTalk['onAnchored']>(
    (textId, found) => setAnchored({ textId, threads: found }),
    [],
  );
  const onComment = useCallback<TextTalk['onComment']>((passage) => {
    setDraft({ kind: 'proposal', ...passage });
    setRaised(true);
  }, []);
  const text = useMemo<TextTalk>(
    () => ({
      threads: threads.map(({ id, subject, resolvedAt }) => ({ id, textId: subject.id, open: resolvedAt === null })),
      active,
      onPress,
      onAnchored,
      onComment,
    }),
    [threads, active, onPress, onAnchored, onComment],
  );
  const activate = (thread: Thread | null) => setActive(thread?.id ?? null);
  return { threads, open, text, active, activate, draft, setDraft, anchored, raised, setRaised };
};
export type ProposalTalk = ReturnType<typeof useProposalTalk>;
