import type { HandoffId } from '@baton/schema/shared';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

import { RecordComments } from '#features/comments/record-comments.tsx';
import { useFilesInText } from '#features/files/in-text/use-files-in-text.ts';
import type { BriefTextPlace } from '#features/handoffs/brief/written-text.ts';
import type { OpenedHandoff } from '#features/handoffs/handoffs-api.ts';
import { HandoffView } from '#features/handoffs/view/handoff-view.tsx';
import { OpenedHandoffOf } from '#features/handoffs/view/opened-handoff.tsx';
import type { RecordTextProps } from '#features/notes/editor/record-text.tsx';
import { RecordText } from '#features/notes/record-text.tsx';

export interface HandoffContentProps {
  id: HandoffId;
  /** The mention in the brief that somebody was sent to. */
  pointed?: string | undefined;
  /** It was withdrawn or discarded by this person. */
  onGone: () => void;
}

/** A handoff with its live brief, written with the editor of the notes, and what is said about it. */
export const HandoffContent = ({ id, ...rest }: HandoffContentProps) => (
  <OpenedHandoffOf id={id}>{(opened) => <Content key={id} {...rest} opened={opened} />}</OpenedHandoffOf>
);

const Content = ({ opened, onGone, pointed }: Omit<HandoffContentProps, 'id'> & { opened: OpenedHandoff }) => {
  const { id, accountId, fromTeamId, toTeamId } = opened.handoff;
  const teams = useMemo(() => [fromTeamId, toTeamId], [fromTeamId, toTeamId]);
  const mention = useMemo(() => ({ record: id, mention: pointed ?? null }), [id, pointed]);
  const navigate = useNavigate();
  const files = useFilesInText(accountId);
  const follow = useCallback<RecordTextProps['onRecord']>(
    ({ kind, id: record }) =>
      void (kind === 'account'
        ? navigate({ to: '/accounts/$accountId', params: { accountId: record } })
        : navigate({ to: '/deals/$dealId', params: { dealId: record } })),
    [navigate],
  );
  const renderText = useCallback(
    ({ instead, id: item, ...place }: BriefTextPlace) => (
      <RecordText
        accountId={accountId}
        alsoReads={teams}
        files={files}
        key={item}
        onRecord={follow}
        place={`brief:${id} ${item}`}
        pointed={mention}
        reaching
        {...place}
      >
        {instead}
      </RecordText>
    ),
    [accountId, files, follow, id, mention, teams],
  );
  return (
    <HandoffView onGone={onGone} opened={opened} renderText={renderText}>
      <div className="-mx-4">
        <RecordComments mayComment record={{ kind: 'handoff', id }} />
      </div>
    </HandoffView>
  );
};
