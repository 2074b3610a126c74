import { z } from 'zod';

import { factType } from '../shared/fact.ts';

export const proposalTemplateCreated = factType('proposal-template.created', {
  values: z.record(z.string(), z.json()),
});
/** One per field. `blocks` was one until templates were live documents. */
export const proposalTemplateEdited = factType('proposal-template.edited', {
  field: z.enum(['name', 'kind', 'language', 'teamId', 'blocks']),
  from: z.json(),
  to: z.json(),
});
/** One per template and author when they have paused. */
export const proposalTemplateWritten = factType('proposal-template.written', { name: z.string() });
export const proposalTemplateArchived = factType('proposal-template.archived', {});
export const proposalTemplateRestored = factType('proposal-template.restored', {});
