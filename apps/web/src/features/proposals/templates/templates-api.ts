import { contacts } from '@baton/schema/contacts';
import { deals } from '@baton/schema/deals';
import { proposalTemplates, type ProposalTemplate } from '@baton/schema/proposals';
import type { ProposalTemplateId } from '@baton/schema/shared';
import type { QueryClient } from '@tanstack/react-query';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ contacts, deals, proposalTemplates });

const facts = ['proposal-template.', 'proposal.created'];

export const templateListQuery = (archived: boolean) =>
  api.proposalTemplates.list.queryOptions({ input: archived ? { archived: 'true' } : {}, meta: { facts, kept: true } });

export const templateQuery = (templateId: ProposalTemplateId) =>
  api.proposalTemplates.get.queryOptions({ input: { templateId }, meta: { facts, kept: true } });

/** After a change of one's own: what is shown of this template holds at once, everything else is read again. */
export const learnTemplate = (queries: QueryClient, template: ProposalTemplate): void => {
  queries.setQueryData(templateQuery(template.id).queryKey, (before) => before && { ...before, ...template });
  void queries.invalidateQueries({ queryKey: api.proposalTemplates.key() });
};
