import type { PlainNode } from '../rich-text/plain-node.ts';
import { fillVariables, type VariableValues } from './proposal-variable.ts';
import type { ProposalView } from './proposal.doc.ts';
import type { PictureNames } from './sent-picture.ts';
import { asSent } from './sent-text.ts';
import type { SentContent } from './sent.ts';

/** The names that stand in a version; they are what they are on the day that it is sent. */
export type SentNames = Pick<
  SentContent,
  'number' | 'version' | 'workspaceName' | 'accountName' | 'contactName' | 'sellerName'
>;

interface Said {
  view: Pick<ProposalView, 'title' | 'language' | 'validUntil' | 'pricing'>;
  body: readonly PlainNode[];
}

/** Rule PP10. What is sent of a document. */
export const sentContentOf = (
  { view, body }: Said,
  names: SentNames,
  { pictureOf, variables }: { pictureOf: PictureNames; variables: VariableValues },
): SentContent => {
  const { currency, discount, rows, chosen } = view.pricing;
  return {
    ...names,
    title: view.title,
    language: view.language,
    validUntil: view.validUntil ?? '',
    body: fillVariables(asSent(body, pictureOf), variables),
    pricing: {
      currency,
      discount,
      rows: rows.map((row) => {
        if (row.kind !== 'line') return { id: row.id, groupId: row.groupId, text: row.text, kind: row.kind };
        const { productId: _product, rank: _rank, ...sent } = row;
        return sent;
      }),
      chosen: [...chosen].map(([of, lineId]) => ({ of, lineId })),
    },
  };
};
