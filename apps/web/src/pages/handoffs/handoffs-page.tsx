import type { HandoffRouteId } from '@baton/schema/shared';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { routesQuery } from '#features/handoffs/handoffs-api.ts';
import { FirstRoutes } from '#features/handoffs/list/first-routes.tsx';
import { HandoffList } from '#features/handoffs/list/handoff-list.tsx';
import { HandoffTabs, shownBoxes } from '#features/handoffs/list/handoff-tabs.tsx';
import { RouteFigures } from '#features/handoffs/list/route-figures.tsx';
import { PageBar } from '#shared/shell/page-bar.tsx';
import { Loaded } from '#shared/shell/page.tsx';

const route = getRouteApi('/app/handoffs');

/** What passes between the teams: what waits for mine first, and how each route fares. */
export const HandoffsPage = () => {
  const t = useTranslations('handoffs');
  const routes = useQuery(routesQuery());
  return (
    <div className="flex h-full flex-col">
      <PageBar
        actions={
          <Link className="text-secondary text-accent hover:underline" to="/settings/routes">
            {t('routes.title')}
          </Link>
        }
        name={t('title')}
      />
      <Loaded query={routes}>{({ data }) => (data.length === 0 ? <FirstRoutes /> : <Boxes />)}</Loaded>
    </div>
  );
};

const Boxes = () => {
  const navigate = useNavigate({ from: '/handoffs' });
  const { box: asked, route: chosen, at } = route.useSearch();
  const box = shownBoxes.find((each) => each === asked) ?? 'to-accept';
  const routeId = chosen as HandoffRouteId | undefined;
  return (
    <>
      <HandoffTabs box={box} />
      <div className="calm-scroll min-h-0 flex-1">
        <div className="mx-auto flex w-full max-w-280 flex-col gap-4 px-4 py-4 phone:px-8">
          <RouteFigures
            chosen={routeId}
            onChoose={(next) => void navigate({ search: (old) => ({ ...old, route: next }), replace: true })}
          />
          <HandoffList
            at={at}
            filter={{ box, ...(routeId && { routeId }) }}
            key={`${box} ${routeId ?? ''}`}
            onAt={(id) => void navigate({ search: (old) => ({ ...old, at: id }), replace: true })}
            onOpen={(handoffId) => void navigate({ to: '/handoffs/$handoffId', params: { handoffId } })}
          />
        </div>
      </div>
    </>
  );
};
