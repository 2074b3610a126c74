import type { MemberId } from '@baton/schema/shared';
import { personHours, type PersonHours } from '@baton/schema/working-time';
import { Button, Switch } from '@baton/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useSession } from '#shared/session/session.tsx';
import { Loaded, PageSection, Panel } from '#shared/shell/page.tsx';
import { useSaid } from '#shared/shell/use-said.ts';

import { Absences } from './absences.tsx';
import { WeekField } from './week-field.tsx';
import { api, memberHoursQuery } from './working-time-api.ts';
import { ZoneField } from './zone-field.tsx';

/** When I work, where that is not as my team does, and when I am away. */
export const OwnHours = () => {
  const t = useTranslations('workingTime');
  const memberId = useSession().member as MemberId;
  const query = useQuery(memberHoursQuery(memberId));
  return (
    <PageSection text={t('own.text')} title={t('title')}>
      <Loaded query={query} rows={3}>
        {({ own, hours, absences }) => (
          <>
            <Panel>
              <OwnForm
                before={own}
                key={JSON.stringify(own)}
                memberId={memberId}
                usual={{ zone: hours.zone, week: hours.week }}
              />
            </Panel>
            <Absences absences={absences} memberId={memberId} />
          </>
        )}
      </Loaded>
    </PageSection>
  );
};

interface OwnFormProps {
  memberId: MemberId;
  before: PersonHours | null;
  /** As their team does; what own hours begin with. */
  usual: PersonHours;
}

const OwnForm = ({ memberId, before, usual }: OwnFormProps) => {
  const t = useTranslations('workingTime');
  const common = useTranslations('common');
  const said = useSaid();
  const queries = useQueryClient();
  const [own, setOwn] = useState(before);
  const save = useMutation({
    mutationFn: (wanted: PersonHours | null) => api.workingTime.setMember.call({ memberId, own: wanted }),
    onSuccess: (after) => {
      queries.setQueryData(memberHoursQuery(memberId).queryKey, after);
      said.done(t('own.saved'), () => save.mutate(before));
    },
    onError: said.failed,
  });
  const changed = JSON.stringify(own) !== JSON.stringify(before);
  return (
    <div>
      <div className="px-4 py-3">
        <Switch checked={own === null} label={t('own.asTeam')} onChange={(asTeam) => setOwn(asTeam ? null : usual)} />
      </div>
      {own && (
        <div className="border-t border-line">
          <div className="max-w-88 px-4 py-3">
            <ZoneField disabled={false} onChange={(zone) => setOwn({ ...own, zone })} value={own.zone} />
          </div>
          <div className="border-t border-line">
            <WeekField disabled={false} onChange={(week) => setOwn({ ...own, week })} week={own.week} />
          </div>
        </div>
      )}
      {changed && (
        <div className="flex justify-end gap-2 border-t border-line px-4 py-3">
          <Button onClick={() => setOwn(before)} size="md">
            {common('cancel')}
          </Button>
          <Button
            busy={save.isPending}
            disabled={own !== null && !personHours.safeParse(own).success}
            onClick={() => save.mutate(own)}
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
