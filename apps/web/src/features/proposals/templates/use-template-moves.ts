import type { ProposalTemplate, TemplateValues } from '@baton/schema/proposals';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';

import { api, learnTemplate } from './templates-api.ts';

/** What is done with a template as a whole; each with its way back. */
export const useTemplateMoves = ({ id: templateId, name }: Pick<ProposalTemplate, 'id' | 'name'>) => {
  const t = useTranslations('proposals.templates');
  const queries = useQueryClient();
  const said = useSaid();
  const learn = (after: ProposalTemplate) => learnTemplate(queries, after);
  const move = useMutation({
    mutationFn: (way: 'archive' | 'restore') => api.proposalTemplates[way].call({ templateId }),
    onSuccess: learn,
    onError: said.failed,
  });
  const edit = useMutation({
    mutationFn: (change: Partial<TemplateValues>) => api.proposalTemplates.edit.call({ templateId, ...change }),
    onSuccess: learn,
    onError: said.failed,
  });
  const other = { archive: 'restore', restore: 'archive' } as const;
  const go = (way: 'archive' | 'restore') =>
    move.mutate(way, { onSuccess: () => said.done(t(`${way}d`, { name }), () => move.mutate(other[way])) });
  return {
    archive: () => go('archive'),
    restore: () => go('restore'),
    edit: (change: Partial<TemplateValues>, before: Partial<TemplateValues>) =>
      edit.mutate(change, { onSuccess: () => said.done(t('changed', { name }), () => edit.mutate(before)) }),
  };
};
