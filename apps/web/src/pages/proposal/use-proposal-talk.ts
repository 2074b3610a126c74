import type { Thread } from '@baton/schema/comments';
import type { ProposalId } from '@baton/schema/shared';
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';

import { useRecordThreads } from '#features/comments/use-record-threads.ts';
import type { Draft } from '#features/comments/use-talk.ts';
import { SuggestionDesk } from '#features/notes/suggest/suggestion-desk.ts';
import type { TextTalk } from '#features/notes/talk/text-talk.ts';
import { useWide } from '#shared/shell/use-wide.ts';

/**
 * What is said and suggested about the words of a proposal: between its text, which draws it, and its rail, which shows it.
 * `waiting` is how much of the customer nobody has answered.
 */
export const useProposalTalk = (proposalId: ProposalId, shown: string | null, waiting: number) => {
  const { threads, open } = useRecordThreads({ kind: 'proposal', id: proposalId });
  const [active, setActive] = useState(shown);
  const [draft, setDraft] = useState<Draft | null>(null);
  const [anchored, setAnchored] = useState<{ textId: string; threads: ReadonlySet<string> } | null>(null);
  const [desk] = useState(() => new SuggestionDesk());
  const suggested = useSyncExternalStore(desk.subscribe, () => desk.snapshot().suggestions.length > 0);
  const wide = useWide();
  // Null until somebody says so: the sheet has the room, unless there is both room and something to show.
  const [raised, setRaised] = useState<boolean | null>(shown === null ? null : true);
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
  const visible = raised ?? (wide && (open > 0 || suggested || waiting > 0));
  return { threads, open, text, active, activate, draft, setDraft, anchored, desk, wide, visible, setRaised };
};
export type ProposalTalk = ReturnType<typeof useProposalTalk>;
