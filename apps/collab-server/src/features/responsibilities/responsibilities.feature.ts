import type { Feature } from '#platform/command/feature.ts';

import { assignPart } from './responsibilities.command.ts';
import { responsibilityRows } from './responsibilities.projection.ts';
import { readResponsibilities } from './responsibilities.queries.ts';

/** Who answers for an account in each stage of its life. Its facts are the account's, and seen by who reads that. */
export const responsibilitiesFeature: Feature = {
  name: 'responsibilities',
  commands: [assignPart],
  queries: [readResponsibilities],
  projections: responsibilityRows,
};
