import { fields as contract } from '@baton/schema/fields';

import type { Feature } from '#platform/command/feature.ts';
import { query } from '#platform/command/query.ts';

import { arrangeFields, defineField, editField } from './fields.command.ts';
import { fieldsPolicy } from './fields.policy.ts';
import { fieldsProjections } from './fields.projection.ts';
import { customFieldsOf } from './reads.ts';

const listFields = query({
  contract: contract.list,
  may: fieldsPolicy.read,
  read: async ({ tx, actor }) => ({ data: await customFieldsOf(tx, actor) }),
});

/** Fields that a workspace adds to its accounts and contacts. */
export const fieldsFeature: Feature = {
  name: 'fields',
  commands: [defineField, editField, arrangeFields],
  queries: [listFields],
  projections: fieldsProjections,
  sees: {
    field: async (_tx, actor, facts) => new Set(fieldsPolicy.read(actor) ? facts.map(({ id }) => id) : []),
  },
};
