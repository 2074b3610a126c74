import { oc } from '@orpc/contract';
import { z } from 'zod';

import { proposalId, proposalTemplateId } from '../shared/id.ts';
import { refusals } from '../shared/refusal.ts';
import {
  proposalTemplate,
  proposalTemplateDetail,
  templateBlocks,
  templateName,
  templateValues,
} from './proposal-template.ts';
import { proposalDetail } from './proposal.ts';

const tags = ['proposals'];
const one = z.strictObject({ templateId: proposalTemplateId });

/** Of one that is written: everybody's where nobody says whose. */
const whose = templateValues.shape.teamId.default(null);

/** An edge of a passage, as a relative position of the live document. */
const edge = z.base64().max(400);

/** What proposals begin with, and blocks that are used again and again. */
export const proposalTemplates = {
  list: oc
    .route({ method: 'GET', path: '/proposal-templates', summary: 'Templates and reusable blocks, by name', tags })
    .input(z.strictObject({ archived: z.stringbool().default(false) }))
    .output(z.strictObject({ data: z.array(proposalTemplate) })),
  get: oc
    .route({ method: 'GET', path: '/proposal-templates/{templateId}', summary: 'One template with its text', tags })
    .input(one)
    .output(proposalTemplateDetail),
  create: oc
    .route({ method: 'POST', path: '/proposal-templates', summary: 'Write a template', tags })
    .input(z.strictObject({ ...templateValues.shape, teamId: whose, blocks: templateBlocks.default([]) }))
    .output(proposalTemplateDetail)
    .errors(refusals('template-name-taken', 'too-many-templates', 'team-not-found')),
  copy: oc
    .route({
      method: 'POST',
      path: '/proposal-templates/{templateId}/copy',
      summary: 'Write another template that begins as this one is',
      tags,
    })
    .input(z.strictObject({ templateId: proposalTemplateId, name: templateName }))
    .output(proposalTemplateDetail)
    .errors(refusals('template-name-taken', 'too-many-templates')),
  keep: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/template',
      summary: 'Keep what a proposal says, or the blocks that a passage of it touches, as a template',
      tags,
    })
    .input(
      z.strictObject({
        proposalId,
        name: templateName,
        kind: templateValues.shape.kind,
        teamId: whose,
        /** All of it when absent. */
        passage: z.strictObject({ from: edge, to: edge }).optional(),
      }),
    )
    .output(proposalTemplateDetail)
    .errors(refusals('template-name-taken', 'too-many-templates', 'team-not-found', 'nothing-to-keep')),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/proposal-templates/{templateId}',
      summary: 'Change what holds for the whole of a template',
      tags,
    })
    .input(z.strictObject({ templateId: proposalTemplateId, ...templateValues.partial().shape }))
    .output(proposalTemplate)
    .errors(refusals('template-archived', 'template-name-taken', 'team-not-found')),
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
