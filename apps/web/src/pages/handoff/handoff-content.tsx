import type { HandoffId } from '@baton/schema/shared';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

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
  /** It was withdrawn or discarded by this person. */
  onGone: () => void;
}

/** A handoff with its live brief, written with the editor of the notes, and what is said about it. */
export const HandoffContent = ({ id, onGone }: HandoffContentProps) => (
  <OpenedHandoffOf id={id}>{(opened) => <Content key={id} onGone={onGone} opened={opened} />}</OpenedHandoffOf>
);

const Content = ({ opened, onGone }: { opened: OpenedHandoff; onGone: () => void }) => {
  const { id, accountId } = opened.handoff;
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
        files={files}
        key={item}
        onRecord={follow}
        place={`brief:${id} ${item}`}
        {...place}
      >
        {instead}
      </RecordText>
    ),
    [accountId, files, follow, id],
  );
  return (
    <HandoffView onGone={onGone} opened={opened} renderText={renderText}>
      <div className="-mx-4">
        <RecordComments mayComment record={{ kind: 'handoff', id }} />
      </div>
    </HandoffView>
  );
};
