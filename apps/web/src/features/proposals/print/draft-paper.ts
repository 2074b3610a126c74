import { readPricing } from '@baton/schema/pricing';
import {
  proposalBody,
  readFrame,
  sentContentOf,
  variableValues,
  type ProposalDetail,
  type SentContent,
} from '@baton/schema/proposals';
import type { Paper } from '@baton/schema/proposals/paper';
import { plainBlocks } from '@baton/schema/rich-text';
import type * as Y from 'yjs';

/** A proposal as it would be sent if it were sent now, from this device's copy of it. */
export const draftPaper = (
  detail: ProposalDetail,
  doc: Y.Doc,
  { isStaying, ...by }: Pick<SentContent, 'workspaceName' | 'sellerName'> & { isStaying: (file: string) => boolean },
): Paper => {
  const { number, accountName, contactName } = detail;
  const names = { ...by, number, version: 0, accountName: accountName ?? '', contactName: contactName ?? '' };
  const said = { view: { ...readFrame(doc), pricing: readPricing(doc) }, body: plainBlocks(proposalBody(doc)) };
  const variables = variableValues({ ...detail.variables, number }, said.view);
  return {
    // On the device a picture goes by its file.
    content: sentContentOf(said, names, { pictureOf: (file) => (isStaying(file) ? null : file), variables }),
    at: new Date().toISOString(),
    hash: null,
    trail: null,
  };
};
