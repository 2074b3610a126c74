import type { HandoffId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { handoffQuery } from '#features/handoffs/handoffs-api.ts';
import { useHere } from '#shared/live/live-context.tsx';
import { RecordPeople } from '#shared/records/record-people.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';

import { HandoffContent } from './handoff-content.tsx';

const route = getRouteApi('/app/handoffs/$handoffId');

/** One handoff as a page: its brief in the middle, and what is said about it beside it. */
export const HandoffPage = () => {
  const t = useTranslations('handoffs');
  const navigate = useNavigate();
  const handoffId = route.useParams().handoffId as HandoffId;
  const { mention } = route.useSearch();
  useHere(`brief:${handoffId}`);
  const handoff = useQuery({ ...handoffQuery(handoffId), retry: false }).data?.handoff;
  const name = handoff?.subject.name ?? handoff?.accountName ?? t('one');
  return (
    <>
      <PageBar
        name={name}
        presence={<RecordPeople where={`brief:${handoffId}`} />}
        title={
          <span className="flex min-w-0 items-center gap-2">
            <Link className="font-normal text-text-3 hover:text-text max-phone:sr-only" to="/handoffs">
              {t('title')}
            </Link>
            <span aria-hidden className="text-text-3 max-phone:hidden">
              /
            </span>
            <span className="truncate">{name}</span>
          </span>
        }
      />
      <div className="calm-scroll h-full" data-follow="page">
        <div className="mx-auto min-h-full w-full max-w-180 border-line bg-surface phone:border-x">
          <HandoffContent id={handoffId} onGone={() => void navigate({ to: '/handoffs' })} pointed={mention} />
        </div>
      </div>
    </>
  );
};
