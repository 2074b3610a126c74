import { z } from 'zod';

import { factType } from '../shared/fact.ts';
import { templateValues } from './proposal-template.ts';

export const proposalTemplateCreated = factType('proposal-template.created', {
  values: z.record(z.string(), z.json()),
});
/** One per field. */
export const proposalTemplateEdited = factType('proposal-template.edited', {
  field: templateValues.keyof(),
  from: z.json(),
  to: z.json(),
});
export const proposalTemplateArchived = factType('proposal-template.archived', {});
export const proposalTemplateRestored = factType('proposal-template.restored', {});
