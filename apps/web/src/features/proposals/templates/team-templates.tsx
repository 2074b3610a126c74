import type { ProposalTemplate } from '@baton/schema/proposals';
import type { ProposalTemplateId, TeamId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';

import { languageName } from '#shared/i18n/spoken-languages.ts';
import { useAgo } from '#shared/i18n/use-ago.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useMay } from '#shared/session/session.tsx';
import { AddDialog } from '#shared/shell/add-dialog.tsx';
import { Tile, TileLine } from '#shared/shell/tile.tsx';

import { NewTemplateForm } from './new-template.tsx';
import { templateListQuery } from './templates-api.ts';

export interface TeamTemplatesProps {
  teamId: TeamId;
  more: ReactNode;
  renderLink: (template: ProposalTemplate, content: ReactNode) => ReactNode;
  onCreated: (id: ProposalTemplateId) => void;
}

/** The templates and blocks of a team: what each is, who wrote in it last, and how often it is used. */
export const TeamTemplates = ({ teamId, more, renderLink, onCreated }: TeamTemplatesProps) => {
  const t = useTranslations('proposals.templates');
  const may = useMay('manage-products');
  const query = useQuery(templateListQuery(false));
  const rows = (query.data?.data ?? []).filter((template) => template.teamId === teamId);
  const add = may && (
    <AddDialog label={t('add')} quiet>
      {() => <NewTemplateForm onCreated={onCreated} team={teamId} />}
    </AddDialog>
  );
  const empty = `${t('ofTeam.none')} ${t(may ? 'ofTeam.noneAdd' : 'firstTextReader')}`;
  return (
    <Tile action={add} empty={empty} more={more} most={6} query={query} rows={rows} title={t('ofTeam.title')}>
      {(template) => renderLink(template, <Line template={template} />)}
    </Tile>
  );
};

const Line = ({ template }: { template: ProposalTemplate }) => {
  const t = useTranslations('proposals.templates');
  const locale = useLocale();
  const ago = useAgo();
  const { byId } = useMembers();
  const { name, kind, language, used, editedAt, editedBy } = template;
  const by = (editedBy && byId.get(editedBy)?.name) ?? '—';
  const edited = t('edited', { name: by, when: ago(editedAt) });
  const times = used > 0 && <span className="shrink-0 text-secondary text-text-2">{t('used', { count: used })}</span>;
  return (
    <TileLine name={name} note={`${t(`kinds.${kind}`)} · ${languageName(locale, language)} · ${edited}`} sign={times} />
  );
};
