import { briefText, type Brief } from '@baton/schema/handoffs';
import { readBlocks } from '@baton/schema/rich-text';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { UnsavedBanner, type TakingAlong } from '#shared/live/unsaved-banner.tsx';

import { useItemName } from './item-words.ts';

/** What a refusal leaves of a brief, such as words that came after it was frozen. */
export const UnsavedBrief = ({ document, items }: { document: OpenLiveDocument; items: Brief['items'] }) => {
  const t = useTranslations('handoffs.brief.refused');
  const nameOf = useItemName();
  const taking = useMemo<TakingAlong>(() => {
    const text = (doc: Y.Doc) =>
      items
        .map((item) => [nameOf(item), ...readBlocks(briefText(doc, item.id)).map((block) => block.text)])
        .filter((lines) => lines.length > 1)
        .map((lines) => lines.join('\n'))
        .join('\n\n');
    return { text, file: (doc) => ({ name: 'brief.txt', type: 'text/plain;charset=utf-8', content: text(doc) }) };
  }, [items, nameOf]);
  return <UnsavedBanner document={document} taking={taking} words={t} />;
};
