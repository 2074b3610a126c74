import type { Clock } from '#platform/clock/clock.ts';
import type { Feature } from '#platform/command/feature.ts';

import { boardKind } from './board.projection.ts';

/** Boards and the deals on them. */
export const dealsFeature = ({ clock }: { clock: Clock }): Feature => ({
  name: 'deals',
  commands: [],
  queries: [],
  projections: {},
  documentKinds: [boardKind({ clock })],
});
