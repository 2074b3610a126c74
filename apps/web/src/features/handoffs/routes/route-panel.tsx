import type { HandoffRoute } from '@baton/schema/handoffs';
import { Button, IconButton, Menu, StatusPill } from '@baton/ui';
import { Link } from '@tanstack/react-router';
import { Archive, Ellipsis, Pencil, Timer, Zap } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useItemName } from '../brief/item-words.ts';
import { useSpanWords } from '../clock/span-words.ts';
import { RouteName, useRouteWords } from '../route-name.tsx';
import { useDefineRoutes } from './use-define-routes.ts';

/** One route as the two teams agreed on it. */
export const RoutePanel = ({ route, onEdit }: { route: HandoffRoute; onEdit: () => void }) => {
  const t = useTranslations('handoffs.routes');
  const { name } = useRouteWords()(route);
  const { archive, restore } = useDefineRoutes();
  const archived = route.archivedAt !== null;
  return (
    <li aria-label={name} className="rounded-card border border-line bg-surface">
      <header className="flex min-h-12 flex-wrap items-center gap-2.5 px-4 py-1.5">
        <div className="min-w-0 flex-1">
          <RouteName {...route} strong />
        </div>
        {archived && <StatusPill>{t('archived')}</StatusPill>}
        <Link
          aria-label={t('handoffsOf', { name })}
          className="px-1 text-secondary text-accent hover:underline"
          search={{ route: route.id }}
          to="/handoffs"
        >
          {t('handoffs')}
        </Link>
        {route.mayEdit &&
          (archived ? (
            <Button onClick={() => restore(route)}>{t('restore')}</Button>
          ) : (
            <>
              <Button icon={<Pencil aria-hidden size={14} />} onClick={onEdit} variant="ghost">
                {t('edit')}
              </Button>
              <Menu
                align="end"
                entries={[
                  {
                    id: 'archive',
                    label: t('archive'),
                    icon: <Archive aria-hidden size={16} />,
                    onSelect: () => archive(route),
                  },
                ]}
                trigger={<IconButton icon={<Ellipsis size={16} />} label={t('more', { name })} tooltip={false} />}
              />
            </>
          ))}
      </header>
      {!archived && <Terms route={route} />}
    </li>
  );
};

const Terms = ({ route: { items, criteria, answerWithin, passes, onDealWon } }: { route: HandoffRoute }) => {
  const t = useTranslations('handoffs.routes');
  const nameOf = useItemName();
  const span = useSpanWords();
  const icon = { 'aria-hidden': true, className: 'shrink-0 text-text-3', size: 14, strokeWidth: 1.75 } as const;
  return (
    <div className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-text-2">
        <span className="inline-flex items-center gap-1.5">
          <Timer {...icon} />
          {t('within', { span: span(answerWithin) })}
        </span>
        <span>{t(`passes.${passes}`)}</span>
        {onDealWon && (
          <span className="inline-flex items-center gap-1.5">
            <Zap {...icon} />
            {t('byItself')}
          </span>
        )}
      </p>
      {items.length > 0 && (
        <ul aria-label={t('items')} className="flex flex-wrap gap-1.5">
          {items.map((item) => (
            <li className="rounded-chip bg-sunken px-1.5 text-secondary text-text-2" key={item.id}>
              {nameOf(item)}
              {!item.required && <span className="text-text-3"> · {t('optional')}</span>}
            </li>
          ))}
        </ul>
      )}
      {criteria.length > 0 && (
        <ul aria-label={t('criteria')} className="list-disc pl-4 text-secondary text-text-2 marker:text-text-3">
          {criteria.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
};
