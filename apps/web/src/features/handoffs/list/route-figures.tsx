import type { HandoffRoute } from '@baton/schema/handoffs';
import type { HandoffRouteId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';

import { useSpanWords } from '../clock/span-words.ts';
import { figuresQuery, routesQuery } from '../handoffs-api.ts';
import { RouteName } from '../route-name.tsx';

type Figures = Awaited<ReturnType<NonNullable<ReturnType<typeof figuresQuery>['queryFn']>>>['data'][number];

/** How handoffs fare on each route; a press shows those of that route alone. */
export const RouteFigures = ({
  chosen,
  onChoose,
}: {
  chosen: HandoffRouteId | undefined;
  onChoose: (route: HandoffRouteId | undefined) => void;
}) => {
  const t = useTranslations('handoffs.figures');
  const routes = useQuery(routesQuery()).data?.data ?? [];
  const figures = useQuery(figuresQuery()).data?.data ?? [];
  if (routes.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex gap-3 overflow-x-auto pb-1">
      {routes.map((route) => (
        <RouteFigure
          chosen={route.id === chosen}
          figures={figures.find(({ routeId }) => routeId === route.id)}
          key={route.id}
          onChoose={() => onChoose(route.id === chosen ? undefined : route.id)}
          route={route}
        />
      ))}
    </section>
  );
};

const RouteFigure = ({
  route,
  figures,
  chosen,
  onChoose,
}: {
  route: HandoffRoute;
  figures: Figures | undefined;
  chosen: boolean;
  onChoose: () => void;
}) => {
  const t = useTranslations('handoffs.figures');
  return (
    <button
      aria-pressed={chosen}
      className={classes(
        'flex w-60 shrink-0 flex-col gap-1.5 rounded-card border p-3 text-left',
        chosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-line-strong',
      )}
      onClick={onChoose}
      type="button"
    >
      <RouteName {...route} strong />
      {figures === undefined || figures.sent === 0 ? (
        <span className="text-secondary text-text-3">{t('none')}</span>
      ) : (
        <Numbers figures={figures} />
      )}
    </button>
  );
};

/** Why handoffs came back, the usual reasons first; the list itself tells the others. */
const reasonsShown = 3;

const Numbers = ({ figures: { sent, accepted, returned, late, medianMinutes, reasons } }: { figures: Figures }) => {
  const t = useTranslations('handoffs.figures');
  const why = useTranslations('handoffs.return.reasons');
  const format = useFormatter();
  const span = useSpanWords();
  const answered = accepted + returned;
  const usual = reasons.toSorted((one, other) => other.count - one.count).slice(0, reasonsShown);
  return (
    <>
      <span className="flex items-baseline gap-3">
        {answered > 0 && (
          <span>
            <span className="text-section font-semibold">
              {format.number(accepted / answered, { style: 'percent', maximumFractionDigits: 0 })}
            </span>{' '}
            <span className="text-secondary text-text-2">{t('accepted')}</span>
          </span>
        )}
        {medianMinutes !== null && (
          <span>
            <span className="text-section font-semibold">{span(medianMinutes)}</span>{' '}
            <span className="text-secondary text-text-2">{t('median')}</span>
          </span>
        )}
      </span>
      <span className="flex flex-wrap gap-x-2 text-secondary text-text-3">
        <span>{t('sent', { count: sent })}</span>
        {late > 0 && <span className="font-medium text-danger">{t('late', { count: late })}</span>}
      </span>
      {usual.map(({ reason, count }) => (
        <span className="truncate text-secondary text-text-3" key={reason}>
          {t('reason', { reason: why(reason), count })}
        </span>
      ))}
    </>
  );
};
