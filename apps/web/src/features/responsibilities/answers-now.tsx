import type { AccountId, LifeStage } from '@baton/schema/shared';
import { StatusPill } from '@baton/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { HolderName } from '#shared/people/holder-name.tsx';

import { gridQuery } from './responsibilities-api.ts';

/** Who answers for an account in the stage that it is in, in one line; that nobody does is a warning. */
export const AnswersNow = ({ accountId, stage }: { accountId: AccountId; stage: LifeStage | null }) => {
  const t = useTranslations('responsibilities');
  const { data } = useQuery(gridQuery(accountId));
  const row = data?.stages.find((each) => each.stage === stage);
  if (stage === null || !row) return null;
  const one = row.accountable[0];
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-secondary">
      <span className="text-text-3">{t('answers', { stage: t(`stage.${stage}`) })}</span>
      {one ? <HolderName {...one} /> : <StatusPill tone="danger">{t('nobody')}</StatusPill>}
    </div>
  );
};
