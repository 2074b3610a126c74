import { readBoard } from '@baton/schema/deals';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { UnsavedBanner, type TakingAlong } from '#shared/live/unsaved-banner.tsx';

/** What a refusal leaves of a board. */
export const UnsavedCopy = ({ document }: { document: OpenLiveDocument }) => {
  const t = useTranslations('deals.refused');
  return <UnsavedBanner document={document} taking={taking} words={t} />;
};

/** One line per deal: stage, title, amount in minor units, close date; tabs between, so that a sheet takes it. */
const asText = (doc: Y.Doc): string => {
  const { stages, deals, byStage } = readBoard(doc);
  return stages
    .flatMap((stage) =>
      (byStage.get(stage.id) ?? []).map((id) => {
        const deal = deals.get(id);
        return [stage.name, deal?.title, deal?.amount, deal?.currency, deal?.closeOn]
          .map((cell) => cell ?? '')
          .join('\t');
      }),
    )
    .join('\n');
};

const asJson = (doc: Y.Doc): string => {
  const { stages, deals } = readBoard(doc);
  return JSON.stringify({ stages, deals: [...deals.values()] }, null, 2);
};

const taking: TakingAlong = {
  text: asText,
  file: (doc) => ({ name: 'board.json', type: 'application/json', content: asJson(doc) }),
};
