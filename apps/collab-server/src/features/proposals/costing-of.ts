import type { CostingId, ProposalId } from '@baton/schema/shared';

import { derivedId } from '#platform/clock/derived-id.ts';

/** The costing of a proposal: found by its id, so that no fact has to name it. */
export const costingOf = (id: ProposalId): CostingId => derivedId('costing', id) as CostingId;
