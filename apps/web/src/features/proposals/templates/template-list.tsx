import type { ProposalTemplate } from '@baton/schema/proposals';
import type { ProposalTemplateId, TeamId } from '@baton/schema/shared';
import { Button, EmptyState, TeamBadge } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useHolders } from '#shared/people/holder-name.tsx';
import { useMay } from '#shared/session/session.tsx';
import { AddDialog } from '#shared/shell/add-dialog.tsx';
import { Loaded, PageColumn, Panel } from '#shared/shell/page.tsx';

import { NewTemplateForm } from './new-template.tsx';
import { everyTemplate, fitsFilter, TemplateFilters, type TemplateHome } from './template-filters.tsx';
import { TemplateRow } from './template-row.tsx';
import { templateListQuery } from './templates-api.ts';
import { useByTeam } from './use-by-team.ts';

interface TemplateListProps {
  /** Of which team only; `all` for every one. */
  team: string;
  onTeam: (team: string) => void;
}

/** What proposals begin with, and blocks that are put into them: those of one's own teams first. */
export const TemplateList = ({ team, onTeam }: TemplateListProps) => {
  const t = useTranslations('proposals.templates');
  const may = useMay('manage-products');
  const navigate = useNavigate();
  const [home, setHome] = useState<TemplateHome>('live');
  const [typed, setTyped] = useState(everyTemplate);
  const filter = { ...typed, team };
  const list = useQuery(templateListQuery(home === 'archive'));
  const narrow = ({ team: ofTeam, ...part }: Partial<typeof filter>) => {
    setTyped({ ...typed, ...part });
    if (ofTeam !== undefined) onTeam(ofTeam);
  };
  const open = (templateId: ProposalTemplateId) =>
    void navigate({ to: '/settings/templates/$templateId', params: { templateId } });
  const add = may && <AddDialog label={t('add')}>{() => <NewTemplateForm onCreated={open} />}</AddDialog>;
  return (
    <PageColumn actions={add} text={t('text')} title={t('title')}>
      <TemplateFilters filter={filter} home={home} onFilter={narrow} onHome={setHome} />
      <Loaded query={list}>
        {({ data }) => {
          const shown = data.filter((template) => fitsFilter(filter, template));
          if (shown.length > 0) return <Groups editable={may} onCopied={open} templates={shown} />;
          if (data.length > 0)
            return (
              <EmptyState
                action={<Button onClick={() => narrow({ ...everyTemplate, team: 'all' })}>{t('clear')}</Button>}
                kind="no-result"
                title={t('noMatch')}
              />
            );
          if (home === 'archive') return <EmptyState kind="no-result" title={t('noneArchived')} />;
          return (
            <EmptyState
              icon={<LayoutTemplate size={20} strokeWidth={1.5} />}
              kind="first"
              text={t(may ? 'firstText' : 'firstTextReader')}
              title={t('firstTitle')}
            />
          );
        }}
      </Loaded>
    </PageColumn>
  );
};

interface GroupsProps {
  templates: readonly ProposalTemplate[];
  editable: boolean;
  onCopied: (id: ProposalTemplateId) => void;
}

/** Under the name of whose they are; where no team has any, there is nothing to name. */
const Groups = ({ templates, ...row }: GroupsProps) => {
  const groups = useByTeam()(templates);
  const named = groups.some(({ teamId }) => teamId !== null);
  return groups.map((group) => (
    <section className="flex flex-col gap-2" key={group.teamId}>
      {named && <GroupName teamId={group.teamId} />}
      <Panel>
        <ul>
          {group.templates.map((template) => (
            <TemplateRow key={template.id} template={template} {...row} />
          ))}
        </ul>
      </Panel>
    </section>
  ));
};

const GroupName = ({ teamId }: { teamId: TeamId | null }) => {
  const t = useTranslations('proposals.templates');
  const holders = useHolders();
  const everybody = { name: t('everybody'), mark: <TeamBadge decorative kind={null} name={t('everybody')} /> };
  const { name, mark } = teamId === null ? everybody : holders({ kind: 'team', id: teamId });
  return (
    <h3 className="flex items-center gap-2 font-semibold">
      {mark}
      {name}
    </h3>
  );
};
