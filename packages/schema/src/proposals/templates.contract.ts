import { oc } from '@orpc/contract';
import { z } from 'zod';

import { proposalId, proposalTemplateId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import { proposalTemplate, templateValues } from './proposal-template.ts';
import { proposalDetail } from './proposal.ts';

const tags = ['proposals'];
const one = z.strictObject({ templateId: proposalTemplateId });

/** What proposals begin with, and blocks that are used again and again. */
export const proposalTemplates = {
  list: oc
    .route({ method: 'GET', path: '/proposal-templates', summary: 'Templates and reusable blocks, by name', tags })
    .input(z.strictObject({ archived: z.stringbool().default(false) }))
    .output(z.strictObject({ data: z.array(proposalTemplate) })),
  create: oc
    .route({ method: 'POST', path: '/proposal-templates', summary: 'Write a template', tags })
    .input(templateValues)
    .output(proposalTemplate)
    .errors(refusals('template-name-taken', 'too-many-templates')),
  edit: oc
    .route({ method: 'PATCH', path: '/proposal-templates/{templateId}', summary: 'Change a template', tags })
    .input(z.strictObject({ templateId: proposalTemplateId, ...templateValues.partial().shape }))
    .output(proposalTemplate)
    .errors(refusals('template-archived', 'template-name-taken')),
  archive: oc
    .route({ method: 'POST', path: '/proposal-templates/{templateId}/archive', summary: 'Offer it no more', tags })
    .input(one)
    .output(proposalTemplate)
    .errors(refusals('template-archived')),
  restore: oc
    .route({ method: 'POST', path: '/proposal-templates/{templateId}/restore', summary: 'Offer it again', tags })
    .input(one)
    .output(proposalTemplate)
    .errors(refusals('template-not-archived', 'template-name-taken')),
  insert: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/blocks',
      summary: 'Put the blocks of a template at the end of a proposal, with its variables filled',
      tags,
    })
    .input(z.strictObject({ proposalId, templateId: proposalTemplateId }))
    .output(proposalDetail)
    .errors(refusals('proposal-archived', 'template-not-found')),
};
