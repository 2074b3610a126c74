import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { TemplateList } from '#features/proposals/templates/template-list.tsx';

const route = getRouteApi('/app/settings/templates');

/** All templates of proposals, or those of one team. */
export const TemplatesSettingsPage = () => {
  const navigate = useNavigate();
  const { team = 'all' } = route.useSearch();
  const onTeam = (next: string) =>
    void navigate({ to: '/settings/templates', search: next === 'all' ? {} : { team: next }, replace: true });
  return <TemplateList onTeam={onTeam} team={team} />;
};
