import type { TeamId } from '@baton/schema/shared';
import { teamHours, type TeamHours } from '@baton/schema/working-time';
import { Button, Select, SkeletonRows, TeamBadge } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useTeams } from '#shared/people/use-teams.ts';
import { useSession } from '#shared/session/session.tsx';
import { Loaded, PageColumn, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { DaysField } from './days-field.tsx';
import { WeekField } from './week-field.tsx';
import { api, teamHoursQuery } from './working-time-api.ts';
import { ZoneField } from './zone-field.tsx';

/** When each team works, and its holidays: what shaded hours, free times and clocks go by. */
export const TeamHoursSettings = () => {
  const t = useTranslations('workingTime');
  const common = useTranslations('common');
  const { teams: mine } = useSession();
  const { all } = useTeams();
  const [picked, setPicked] = useState<TeamId | null>(null);
  const team = all.find(({ id }) => id === (picked ?? mine[0])) ?? all[0];
  return (
    <PageColumn text={t('text')} title={t('title')}>
      {team ? (
        <>
          <div className="max-w-60">
            <Select
              label={t('team')}
              onChange={(id) => setPicked(id)}
              options={all.map(({ id, name, kind }) => ({
                value: id,
                label: name,
                icon: <TeamBadge decorative kind={kind} name={name} />,
              }))}
              value={team.id}
            />
          </div>
          <OfTeam key={team.id} name={team.name} teamId={team.id} />
        </>
      ) : (
        <SkeletonRows label={common('loading')} />
      )}
    </PageColumn>
  );
};

const OfTeam = ({ teamId, name }: { teamId: TeamId; name: string }) => {
  const query = useQuery(teamHoursQuery(teamId));
  return (
    <Loaded query={query} rows={7}>
      {({ zone, week, holidays, set, mayChange }) => (
        <TeamForm
          before={{ zone, week, holidays }}
          // What somebody else set meanwhile is shown, unless it is what was just saved.
          key={JSON.stringify([zone, week, holidays])}
          mayChange={mayChange}
          name={name}
          set={set}
          teamId={teamId}
        />
      )}
    </Loaded>
  );
};

interface TeamFormProps {
  teamId: TeamId;
  name: string;
  before: TeamHours;
  set: boolean;
  mayChange: boolean;
}

const TeamForm = ({ teamId, name, before, set, mayChange }: TeamFormProps) => {
  const t = useTranslations('workingTime');
  const common = useTranslations('common');
  const said = useSaid();
  const queries = useQueryClient();
  const [hours, setHours] = useState(before);
  const save = useMutation({
    mutationFn: (wanted: TeamHours) => api.workingTime.setTeam.call({ teamId, ...wanted }),
    onSuccess: (after) => {
      queries.setQueryData(teamHoursQuery(teamId).queryKey, after);
      said.done(t('saved', { name }), () => save.mutate(before));
    },
    onError: said.failed,
  });
  const changed = JSON.stringify(hours) !== JSON.stringify(before);
  return (
    <div className="flex flex-col gap-6">
      {!set && <p className="text-text-2">{t('usual')}</p>}
      <div className="max-w-80">
        <ZoneField disabled={!mayChange} onChange={(zone) => setHours({ ...hours, zone })} value={hours.zone} />
      </div>
      <PageSection title={t('week')}>
        <Panel>
          <WeekField disabled={!mayChange} onChange={(week) => setHours({ ...hours, week })} week={hours.week} />
        </Panel>
      </PageSection>
      <PageSection text={t('holidays.text')} title={t('holidays.title')}>
        <Panel>
          <DaysField
            days={hours.holidays}
            disabled={!mayChange}
            onChange={(holidays) => setHours({ ...hours, holidays })}
          />
        </Panel>
      </PageSection>
      {mayChange && (
        <div className="flex justify-end gap-2">
          {changed && (
            <Button onClick={() => setHours(before)} size="md">
              {common('cancel')}
            </Button>
          )}
          <Button
            busy={save.isPending}
            disabled={!changed || !teamHours.safeParse(hours).success}
            onClick={() => save.mutate(hours)}
            size="md"
            variant="ink"
          >
            {common('save')}
          </Button>
        </div>
      )}
    </div>
  );
};
