import { type Account } from '@baton/schema/accounts';
import { isCovered, parts, type StageParts } from '@baton/schema/responsibilities';
import { lifeStageOf, valuesOfStage } from '@baton/schema/shared';
import { Button, classes, StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { Loaded } from '#shared/shell/page.tsx';

import { PartCell } from './part-cell.tsx';
import { gridQuery } from './responsibilities-api.ts';

export interface ResponsibilityGridProps {
  account: Account;
  /** Puts the account into another stage. */
  onStage: (values: ReturnType<typeof valuesOfStage>) => void;
}

const columns = 'phone:grid phone:grid-cols-[minmax(140px,1.1fr)_repeat(4,minmax(0,1fr))] phone:items-stretch';

/** Who answers, works, is asked and is told, in every stage of an account's life. */
export const ResponsibilityGrid = ({ account, onStage }: ResponsibilityGridProps) => {
  const t = useTranslations('responsibilities');
  const query = useQuery(gridQuery(account.id));
  const now = lifeStageOf(account);
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2" id="account-responsibilities">
      <h2 className="text-note font-semibold">{t('title')}</h2>
      <p className="text-secondary text-text-2">{t('text')}</p>
      <Loaded query={query}>
        {({ stages, mayEdit }) => (
          <div className="rounded-card border border-line bg-surface" data-responsibilities>
            <div
              aria-hidden
              className={classes('hidden border-b border-line px-1 text-secondary text-text-3', columns)}
            >
              <span className="px-2 py-1.5">{t('stageOfLife')}</span>
              {parts.map((part) => (
                <span className="truncate px-2 py-1.5" key={part} title={t(`means.${part}`)}>
                  {t(`part.${part}`)}
                </span>
              ))}
            </div>
            <ul>
              {stages.map((row) => (
                <StageRow
                  account={account}
                  isNow={row.stage === now}
                  key={row.stage}
                  mayEdit={mayEdit && account.home !== 'bin'}
                  onStage={onStage}
                  row={row}
                />
              ))}
            </ul>
          </div>
        )}
      </Loaded>
    </section>
  );
};

interface StageRowProps extends ResponsibilityGridProps {
  row: StageParts;
  isNow: boolean;
  mayEdit: boolean;
}

const StageRow = ({ account, row, isNow, mayEdit, onStage }: StageRowProps) => {
  const t = useTranslations('responsibilities');
  const stage = t(`stage.${row.stage}`);
  return (
    <li
      aria-label={stage}
      className={classes('border-b border-line px-1 py-1 last:border-b-0', columns, isNow && 'bg-accent-soft/40')}
    >
      <div className="group flex min-w-0 flex-wrap items-center gap-x-2 px-2 py-1">
        <span className={isNow ? 'font-semibold' : 'text-text-2'}>{stage}</span>
        {isNow && (
          <StatusPill tone={isCovered(row) ? 'accent' : 'danger'}>{t(isCovered(row) ? 'now' : 'nowGap')}</StatusPill>
        )}
        {!isNow && mayEdit && (
          <Button
            aria-label={t('moveHere', { stage })}
            className="phone:opacity-0 phone:group-focus-within:opacity-100 phone:group-hover:opacity-100"
            onClick={() => onStage(valuesOfStage(row.stage))}
            variant="ghost"
          >
            {t('setNow')}
          </Button>
        )}
      </div>
      {parts.map((part) => (
        <div
          className="min-w-0 max-phone:grid max-phone:grid-cols-[104px_minmax(0,1fr)] max-phone:items-center"
          key={part}
        >
          <span aria-hidden className="px-2 text-secondary text-text-3 phone:hidden">
            {t(`part.${part}`)}
          </span>
          <PartCell accountId={account.id} isNow={isNow} mayEdit={mayEdit} part={part} row={row} />
        </div>
      ))}
    </li>
  );
};
