import type { MemberId } from '@baton/schema/shared';
import { Avatar, classes, EmptyState, presenceColor } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { AlertTriangle } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { useMembers } from '#shared/people/use-members.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { workloadQuery } from '../tasks-api.ts';

/** What the people of a manager's teams have to do; every figure opens its list, where tasks are given to others. */
export const Workload = ({ onPick }: { onPick: (member: MemberId) => void }) => {
  const t = useTranslations('tasks.workload');
  const query = useQuery(workloadQuery());
  const { byId } = useMembers();
  return (
    <Loaded query={query}>
      {({ data }) => {
        if (data.length === 0) return <EmptyState kind="first" text={t('emptyText')} title={t('empty')} />;
        const most = Math.max(1, ...data.map(({ open }) => open));
        return (
          <div className="calm-scroll min-h-0 flex-1 px-2 phone:px-4">
            <p className="py-2 text-secondary text-text-2">{t('counted')}</p>
            <ul className="overflow-hidden rounded-card border border-line bg-surface">
              {data
                .toSorted((a, b) => b.open - a.open)
                .map(({ memberId, open, overdue, today }) => {
                  const name = byId.get(memberId)?.name ?? '—';
                  return (
                    <li className="border-b border-line last:border-b-0" key={memberId}>
                      <button
                        className="grid min-h-11 w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2 text-left hover:bg-hover phone:grid-cols-[auto_minmax(0,12rem)_minmax(0,1fr)_18rem]"
                        onClick={() => onPick(memberId)}
                        type="button"
                      >
                        <Avatar color={presenceColor(memberId)} decorative name={name} size={24} />
                        <span className="truncate font-medium">{name}</span>
                        <span aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken max-phone:hidden">
                          <span className="bg-danger" style={{ width: `${(overdue / most) * 100}%` }} />
                          <span className="bg-accent" style={{ width: `${((open - overdue) / most) * 100}%` }} />
                        </span>
                        <span className="flex items-center gap-3 text-right text-secondary whitespace-nowrap text-text-2 phone:grid phone:grid-cols-3">
                          <span>{t('open', { count: open })}</span>
                          <span className="max-phone:hidden">{t('today', { count: today })}</span>
                          <span
                            className={classes(
                              'inline-flex items-center gap-1',
                              overdue > 0 && 'font-medium text-danger',
                            )}
                          >
                            {overdue > 0 && <AlertTriangle aria-hidden size={13} />}
                            {t('overdue', { count: overdue })}
                          </span>
                        </span>
                      </button>
                    </li>
                  );
                })}
            </ul>
          </div>
        );
      }}
    </Loaded>
  );
};
