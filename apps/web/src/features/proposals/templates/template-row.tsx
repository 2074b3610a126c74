import type { ProposalTemplate } from '@baton/schema/proposals';
import type { ProposalTemplateId } from '@baton/schema/shared';
import { IconButton, Menu, StatusPill } from '@baton/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Archive, ArchiveRestore, Copy, Ellipsis } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { useAgo } from '#shared/i18n/use-ago.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { useNamedVariables } from '../variables/use-variables.ts';
import { api, learnTemplate } from './templates-api.ts';
import { useTemplateMoves } from './use-template-moves.ts';

interface TemplateRowProps {
  template: ProposalTemplate;
  editable: boolean;
  onCopied: (id: ProposalTemplateId) => void;
}

/** One template in the list: what it is, how it begins, who wrote in it last and how often it is used. */
export const TemplateRow = ({ template, editable, onCopied }: TemplateRowProps) => {
  const t = useTranslations('proposals.templates');
  const locale = useLocale();
  const ago = useAgo();
  const { byId } = useMembers();
  const named = useNamedVariables();
  const { id, name, kind, language, begins, lines, used, editedAt, editedBy } = template;
  const by = (editedBy && byId.get(editedBy)?.name) ?? '—';
  return (
    <li className="relative flex min-h-14 items-center gap-3 border-b border-line py-2 pr-2 pl-4 last:border-0 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            className="min-w-0 truncate font-medium after:absolute after:inset-0"
            params={{ templateId: id }}
            to="/settings/templates/$templateId"
          >
            {name}
          </Link>
          <StatusPill tone={kind === 'whole' ? 'accent' : 'neutral'}>{t(`kinds.${kind}`)}</StatusPill>
          <span className="text-secondary text-text-3">{languageName(locale, language)}</span>
        </div>
        {begins !== '' && <p className="truncate text-secondary text-text-2">{named(begins)}</p>}
        <p className="text-secondary text-text-3">
          {t('edited', { name: by, when: ago(editedAt) })}
          {kind === 'whole' && lines > 0 && ` · ${t('lines', { count: lines })}`}
          {used > 0 && ` · ${t('used', { count: used })}`}
        </p>
      </div>
      {editable && <More onCopied={onCopied} template={template} />}
    </li>
  );
};

const More = ({ template, onCopied }: Omit<TemplateRowProps, 'editable'>) => {
  const t = useTranslations('proposals.templates');
  const { archive, restore } = useTemplateMoves(template);
  const copy = useCopyTemplate(template, onCopied);
  const away = template.archivedAt !== null;
  return (
    <div className="relative">
      <Menu
        align="end"
        entries={[
          { id: 'copy', label: t('copy'), icon: <Copy aria-hidden size={16} />, onSelect: copy },
          {
            id: 'archive',
            label: t(away ? 'restore' : 'archive'),
            icon: away ? <ArchiveRestore aria-hidden size={16} /> : <Archive aria-hidden size={16} />,
            onSelect: away ? restore : archive,
          },
        ]}
        trigger={
          <IconButton icon={<Ellipsis size={16} />} label={t('more', { name: template.name })} tooltip={false} />
        }
      />
    </div>
  );
};

/** Another one that begins as this one is, under a name that says so. */
const useCopyTemplate = ({ id: templateId, name }: ProposalTemplate, onCopied: TemplateRowProps['onCopied']) => {
  const t = useTranslations('proposals.templates');
  const queries = useQueryClient();
  const said = useSaid();
  const copy = useMutation({
    mutationFn: () => api.proposalTemplates.copy.call({ templateId, name: t('copyOf', { name }).slice(0, 120) }),
    onSuccess: (made) => {
      learnTemplate(queries, made);
      onCopied(made.id);
    },
    onError: said.failed,
  });
  return () => copy.mutate();
};
