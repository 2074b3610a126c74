import { lineId, type LineId, type ProposalId, type ProposalTemplateId } from '@baton/schema/shared';

import { derivedId } from '#platform/clock/derived-id.ts';

/** The ids that lines get where they are copied to. */
export const lineIdsIn =
  (home: ProposalId | ProposalTemplateId) =>
  (id: LineId): LineId =>
    lineId.parse(derivedId('copied line', home, id));
