import { type Account } from '@baton/schema/accounts';
import { lifeStageOf } from '@baton/schema/shared';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';

import { useEditAccount } from '#features/accounts/edit/use-edit-accounts.ts';
import { AccountGoals } from '#features/goals/account-goals.tsx';
import { GoalLine } from '#features/goals/goal-line.tsx';
import { useGoals } from '#features/goals/goals-api.ts';
import { AnswersNow } from '#features/responsibilities/answers-now.tsx';
import { ResponsibilityGrid } from '#features/responsibilities/responsibility-grid.tsx';

/** What the departments agreed on about a customer: what they want to reach, and who is responsible for what. */
export const AccountTogether = ({ account }: { account: Account }) => {
  const mayEdit = account.home !== 'bin' && (account.level === 'write' || account.level === 'manage');
  return (
    <div className="calm-scroll min-h-0 flex-1" data-follow="page">
      <div className="mx-auto flex w-full max-w-280 flex-col gap-8 px-4 py-6 phone:px-8">
        <AccountGoals accountId={account.id} mayEdit={mayEdit} />
        <ResponsibilityGrid account={account} onStage={useEditAccount(account)} />
      </div>
    </div>
  );
};

/** The same in a few lines, beside the note. */
export const TogetherDigest = ({ account }: { account: Account }) => {
  const t = useTranslations('accounts.tabs');
  const { open: goals } = useGoals(account.id);
  return (
    <section aria-label={t('together')} className="flex flex-col gap-1.5 border-b border-line p-4">
      <h2 className="text-secondary font-semibold text-text-2">
        <Link
          className="hover:text-accent hover:underline"
          params={{ accountId: account.id }}
          search={{ tab: 'together' }}
          to="/accounts/$accountId"
        >
          {t('together')}
        </Link>
      </h2>
      <AnswersNow accountId={account.id} stage={lifeStageOf(account)} />
      {goals.map((goal) => (
        <GoalLine goal={goal} key={goal.id} />
      ))}
    </section>
  );
};
