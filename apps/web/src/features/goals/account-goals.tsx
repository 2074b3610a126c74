import { mostOpenGoals } from '@baton/schema/goals';
import type { AccountId } from '@baton/schema/shared';
import { Button } from '@baton/ui';
import { ChevronRight, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { Loaded, Panel } from '#shared/shell/page.tsx';

import { GoalForm } from './goal-form.tsx';
import { GoalItem } from './goal-item.tsx';
import { useGoals } from './goals-api.ts';

/** What the departments want to reach together with an account. */
export const AccountGoals = ({ accountId, mayEdit }: { accountId: AccountId; mayEdit: boolean }) => {
  const t = useTranslations('goals');
  const [adding, setAdding] = useState(false);
  const [endedShown, setEndedShown] = useState(false);
  const { query, open, ended, full } = useGoals(accountId);
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2" id="account-goals">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-note font-semibold">{t('title')}</h2>
        {mayEdit && !full && (
          <Button icon={<Plus aria-hidden size={14} />} onClick={() => setAdding(true)}>
            {t('form.new')}
          </Button>
        )}
      </div>
      <p className="text-secondary text-text-2">{full ? t('full', { most: mostOpenGoals }) : t('text')}</p>
      <Loaded query={query}>
        {() => (
          <>
            {open.length > 0 && (
              <Panel>
                <ul>
                  {open.map((goal) => (
                    <GoalItem goal={goal} key={goal.id} />
                  ))}
                </ul>
              </Panel>
            )}
            {ended.length > 0 && (
              <button
                aria-expanded={endedShown}
                className="flex min-h-control items-center gap-1 self-start text-secondary text-text-2"
                onClick={() => setEndedShown(!endedShown)}
                type="button"
              >
                <ChevronRight aria-hidden className={endedShown ? 'rotate-90' : ''} size={14} />
                {t('ended', { count: ended.length })}
              </button>
            )}
            {endedShown && (
              <Panel>
                <ul>
                  {ended.map((goal) => (
                    <GoalItem goal={goal} key={goal.id} />
                  ))}
                </ul>
              </Panel>
            )}
          </>
        )}
      </Loaded>
      {adding && <GoalForm accountId={accountId} onClose={() => setAdding(false)} />}
    </section>
  );
};
