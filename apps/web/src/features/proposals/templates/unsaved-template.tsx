import { readPricing } from '@baton/schema/pricing';
import { proposalText, templateBody } from '@baton/schema/proposals';
import { readBlocks } from '@baton/schema/rich-text';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { UnsavedBanner, type TakingAlong } from '#shared/live/unsaved-banner.tsx';

import { rowsAsWords } from '../pricing/rows-as-words.ts';

/** Its text, and one line for each of its priced lines. */
const wordsOf = (doc: Y.Doc): string =>
  [proposalText({ blocks: readBlocks(templateBody(doc)) }), ...rowsAsWords(readPricing(doc).rows)].join('\n');

const taking: TakingAlong = {
  text: wordsOf,
  file: (doc) => ({ name: 'template.txt', type: 'text/plain;charset=utf-8', content: wordsOf(doc) }),
};

/** What a refusal leaves of a template, such as words that came after it was archived. */
export const UnsavedTemplate = ({ document }: { document: OpenLiveDocument }) => {
  const t = useTranslations('proposals.templates.refused');
  return <UnsavedBanner document={document} taking={taking} words={t} />;
};
