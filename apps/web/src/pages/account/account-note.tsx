import type { AccountId, NoteId } from '@baton/schema/shared';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { useFilesInText } from '#features/files/in-text/use-files-in-text.ts';
import { LiveNote, type LiveNoteProps } from '#features/notes/live-note.tsx';
import type { TextTalk } from '#features/notes/talk/text-talk.ts';

const route = getRouteApi('/app/accounts/$accountId');

export interface AccountNoteProps {
  accountId: AccountId;
  mayWrite: boolean;
  talk: TextTalk;
}

/** The account's note, or the page of it that the address names. */
export const AccountNote = ({ accountId, mayWrite, talk }: AccountNoteProps) => {
  const { note, mention, task } = route.useSearch();
  const navigate = useNavigate({ from: '/accounts/$accountId' });
  const open = useCallback(
    (id: NoteId | null) => void navigate({ search: (before) => ({ ...before, note: id ?? undefined }) }),
    [navigate],
  );
  const onShown = useCallback(
    () => void navigate({ search: (before) => ({ ...before, task: undefined }), replace: true }),
    [navigate],
  );
  const shown = useMemo(() => (task === undefined ? undefined : { task, onShown }), [task, onShown]);
  const follow = useCallback<LiveNoteProps['onRecord']>(
    ({ kind, id }) =>
      void (kind === 'account'
        ? navigate({ to: '/accounts/$accountId', params: { accountId: id }, search: {} })
        : navigate({ to: '/deals/$dealId', params: { dealId: id } })),
    [navigate],
  );
  return (
    <LiveNote
      accountId={accountId}
      files={useFilesInText(accountId)}
      key={accountId}
      mayWrite={mayWrite}
      noteId={(note as NoteId | undefined) ?? null}
      onOpen={open}
      onRecord={follow}
      pointed={mention ?? null}
      shown={shown}
      talk={talk}
    />
  );
};
