import type { ProposalDetail } from '@baton/schema/proposals';
import type { Paper } from '@baton/schema/proposals/paper';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import { useTranslations } from 'use-intl';

import { useLiveDocument } from '#shared/live/live-context.tsx';
import { useSession } from '#shared/session/session.tsx';

import { sentVersionQuery } from '../proposals-api.ts';
import { isStaying } from '../view/use-files-of-text.ts';
import { draftPaper } from './draft-paper.ts';
import { PrintInstead } from './print-instead.tsx';
import { PictureAddresses } from './sent-picture.tsx';
import { usePicturesAtHand, useSentPictures } from './use-sent-pictures.ts';

/** Rule PP26. Printing the page of a proposal gives its draft as it is at that moment, also offline; or what was signed. */
export const ProposalPrint = ({ detail }: { detail: ProposalDetail }) => {
  const t = useTranslations('proposals.menu');
  const session = useSession();
  const queries = useQueryClient();
  const view = useLiveDocument(`proposal:${detail.id}`)?.view;
  const signed = detail.state === 'accepted' ? (detail.versions[0]?.version ?? null) : null;
  const version = useQuery({ ...sentVersionQuery(detail.id, signed ?? 0), enabled: signed !== null }).data;
  const paperNow = (): Paper | null => {
    if (signed !== null) return version ? { content: version.content, ...version.paper } : null;
    if (!view || view.contents === 'none') return null;
    return draftPaper(detail, view.doc, {
      workspaceName: session.workspace.name,
      sellerName: session.name,
      isStaying: (file) => isStaying(queries, detail, file),
    });
  };
  const ofDraft = useContext(PictureAddresses);
  const ofSigned = useSentPictures(detail.id, signed ?? 0);
  usePicturesAtHand(version?.content ?? null, ofSigned);
  return (
    <PictureAddresses value={signed === null ? ofDraft : ofSigned}>
      <PrintInstead otherwise={t('notLoaded')} paperNow={paperNow} />
    </PictureAddresses>
  );
};
