import { proposalText, readProposal } from '@baton/schema/proposals';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { UnsavedBanner, type TakingAlong } from '#shared/live/unsaved-banner.tsx';

import { rowsAsWords } from '../pricing/rows-as-words.ts';

const taking: TakingAlong = {
  text: (doc: Y.Doc) => wordsOf(doc),
  file: (doc: Y.Doc) => ({ name: 'proposal.txt', type: 'text/plain;charset=utf-8', content: wordsOf(doc) }),
};

/** Its text, and one line for each of its priced lines. */
const wordsOf = (doc: Y.Doc): string => {
  const view = readProposal(doc);
  return [view.title, proposalText(view), ...rowsAsWords(view.pricing.rows)].join('\n');
};

/** What a refusal leaves of a proposal, such as words that came after it was archived. */
export const UnsavedProposal = ({ document }: { document: OpenLiveDocument }) => {
  const t = useTranslations('proposals.refused');
  return <UnsavedBanner document={document} taking={taking} words={t} />;
};
