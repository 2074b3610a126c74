import type { TeamId } from '@baton/schema/shared';
import { EmptyState, TeamBadge } from '@baton/ui';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { UncoveredAccounts } from '#features/accounts/list/uncovered-accounts.tsx';
import { TeamDay } from '#features/calendar/team-day.tsx';
import { TeamPeople } from '#features/calendar/team-people.tsx';
import { TeamGoals } from '#features/goals/team-goals.tsx';
import { TeamHandoffs } from '#features/handoffs/list/team-handoffs.tsx';
import { TeamRoutes } from '#features/handoffs/list/team-routes.tsx';
import { TeamTemplates } from '#features/proposals/templates/team-templates.tsx';
import { TeamLoad } from '#features/tasks/list/team-load.tsx';
import { TeamTasks } from '#features/tasks/list/team-tasks.tsx';
import { useTeams, type NamedTeam } from '#shared/people/use-teams.ts';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { tileRow } from '#shared/shell/tile.tsx';

const route = getRouteApi('/app/teams/$teamId');

/** The home of a team: what waits for it, what its day brings, where nobody answers, and who is here. */
export const TeamPage = () => {
  const t = useTranslations('shell.team');
  const teamId = route.useParams().teamId as TeamId;
  const { all, byId } = useTeams();
  const team = byId.get(teamId);
  if (team) return <Home key={teamId} team={team} />;
  if (all.length === 0) return null;
  return <EmptyState kind="no-access" text={t('missingText')} title={t('missing')} />;
};

const all = 'shrink-0 text-secondary text-accent hover:underline';

const Home = ({ team }: { team: NamedTeam }) => {
  const t = useTranslations('shell.team');
  const navigate = useNavigate();
  const { id: teamId, kind, name } = team;
  return (
    <div className="calm-scroll h-full">
      <PageBar
        name={name}
        title={
          <span className="flex min-w-0 items-center gap-2">
            <TeamBadge decorative kind={kind} name={name} />
            <span className="truncate">{name}</span>
          </span>
        }
      />
      <div className="mx-auto w-full max-w-320 gap-4 px-4 pt-6 pb-2 *:mb-4 *:break-inside-avoid phone:px-8 desk:columns-2 wide:columns-3">
        <TeamHandoffs
          more={
            <Link className={all} to="/handoffs">
              {t('all')}
            </Link>
          }
          renderLink={({ id }, content) => (
            <Link className={tileRow} params={{ handoffId: id }} to="/handoffs/$handoffId">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamTasks
          more={
            <Link className={all} search={{ view: 'team', of: teamId }} to="/tasks">
              {t('all')}
            </Link>
          }
          renderLink={({ id }, content) => (
            <Link className={tileRow} search={{ view: 'team', of: teamId, peek: id }} to="/tasks">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamLoad
          more={
            <Link className={all} search={{ view: 'workload' }} to="/tasks">
              {t('all')}
            </Link>
          }
          renderLink={(member, content) => (
            <Link className={tileRow} search={{ view: 'person', of: member }} to="/tasks">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamDay
          more={
            <Link className={all} to="/calendar">
              {t('all')}
            </Link>
          }
          renderLink={({ eventId }, content) =>
            eventId === null ? (
              <span className="block px-3 py-1.5">{content}</span>
            ) : (
              <Link className={tileRow} search={{ event: eventId }} to="/calendar">
                {content}
              </Link>
            )
          }
          teamId={teamId}
        />
        <UncoveredAccounts
          more={
            <Link className={all} search={{ answers: 'none', team: teamId }} to="/accounts">
              {t('all')}
            </Link>
          }
          renderLink={({ id }, content) => (
            <Link className={tileRow} params={{ accountId: id }} search={{ tab: 'together' }} to="/accounts/$accountId">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamGoals
          renderLink={({ accountId }, content) => (
            <Link className={tileRow} params={{ accountId }} search={{ tab: 'together' }} to="/accounts/$accountId">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamRoutes
          more={
            <Link className={all} to="/handoffs">
              {t('all')}
            </Link>
          }
          renderLink={({ id }, content) => (
            <Link className={tileRow} search={{ route: id }} to="/handoffs">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamTemplates
          more={
            <Link className={all} search={{ team: teamId }} to="/settings/templates">
              {t('all')}
            </Link>
          }
          onCreated={(templateId) => void navigate({ to: '/settings/templates/$templateId', params: { templateId } })}
          renderLink={({ id }, content) => (
            <Link className={tileRow} params={{ templateId: id }} to="/settings/templates/$templateId">
              {content}
            </Link>
          )}
          teamId={teamId}
        />
        <TeamPeople
          empty={
            <>
              {t('nobody')}{' '}
              <Link className="text-accent hover:underline" to="/settings/teams">
                {t('addPeople')}
              </Link>
            </>
          }
          teamId={teamId}
        />
      </div>
    </div>
  );
};
