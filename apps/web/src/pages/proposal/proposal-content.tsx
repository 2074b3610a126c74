import type { ProposalDetail } from '@baton/schema/proposals';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';

import { useFilesInText } from '#features/files/in-text/use-files-in-text.ts';
import type { SheetTextProps } from '#features/notes/editor/sheet-text.tsx';
import { RecordText } from '#features/notes/record-text.tsx';
import { SheetText } from '#features/notes/sheet-text.tsx';
import { ModeSwitch } from '#features/notes/suggest/mode-switch.tsx';
import { CostingView } from '#features/proposals/costing/costing-view.tsx';
import { PictureAddresses } from '#features/proposals/print/sent-picture.tsx';
import { useCustomerNames } from '#features/proposals/suggestions/use-customer-names.ts';
import { KeepTemplate, type Kept } from '#features/proposals/templates/keep-template.tsx';
import { ProposalView } from '#features/proposals/view/proposal-view.tsx';
import { useOwnSuggestions } from '#features/proposals/view/use-own-suggestions.ts';
import { useMay } from '#shared/session/session.tsx';

import { ProposalRail } from './proposal-rail.tsx';
import type { ProposalTalk } from './use-proposal-talk.ts';

/** A proposal with its live text, written with the editor of the notes, and its costing. */
export const ProposalContent = ({ detail, talk }: { detail: ProposalDetail; talk: ProposalTalk }) => {
  const { id, accountId, costingId } = detail;
  const { desk } = talk;
  const { mode } = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const customers = useCustomerNames(detail);
  useEffect(() => desk.know(customers), [desk, customers]);
  const [passage, setPassage] = useState<Kept['passage']>(null);
  const suggesting = useOwnSuggestions(detail);
  const mayKeep = useMay('manage-products');
  const onKeep = useCallback(({ from, to }: { from: string; to: string }) => setPassage({ from, to }), []);
  const navigate = useNavigate();
  const files = useFilesInText(accountId);
  const follow = useCallback<SheetTextProps['onRecord']>(
    ({ kind, id: record }) =>
      void (kind === 'account'
        ? navigate({ to: '/accounts/$accountId', params: { accountId: record } })
        : navigate({ to: '/deals/$dealId', params: { dealId: record } })),
    [navigate],
  );
  const shared = { accountId, files, onRecord: follow };
  return (
    <div className="flex h-full min-h-0">
      <div className="min-w-0 flex-1">
        <PictureAddresses value={files.pictureUrl}>
          <ProposalView
            costing={
              costingId && (
                <CostingView
                  costingId={costingId}
                  detail={detail}
                  renderText={(place) => (
                    <RecordText {...shared} {...place} place={`costing:${costingId}`}>
                      {null}
                    </RecordText>
                  )}
                />
              )
            }
            detail={detail}
            mode={mode}
            modes={(detail.may.write || detail.may.comment) && <ModeSwitch desk={desk} writes={detail.may.write} />}
            renderText={({ instead, ...place }) => (
              <SheetText
                {...shared}
                {...place}
                desk={desk}
                mayComment={detail.may.comment}
                suggest={suggesting?.suggest}
                onKeep={mayKeep ? onKeep : undefined}
                place={`proposal:${id}`}
                talk={talk.text}
                textId={id}
              >
                {instead}
              </SheetText>
            )}
          />
        </PictureAddresses>
      </div>
      {mode !== 'viewing' && <ProposalRail detail={detail} talk={talk} />}
      {passage && <KeepTemplate kept={{ kind: 'part', passage }} onClose={() => setPassage(null)} proposal={detail} />}
    </div>
  );
};
