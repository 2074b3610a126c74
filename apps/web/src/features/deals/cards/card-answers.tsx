import type { DealView } from '@baton/schema/deals';
import { Avatar, presenceColor, TeamBadge } from '@baton/ui';

import { useBoard } from '../board/board-world.tsx';

/**
 * Who answers for the customer in the stage of life that it is in, where that is not who owns the deal; and that nobody
 * does. A letter and a box for the gap: each picture on each card costs in every frame of scrolling.
 */
export const CardAnswers = ({ deal }: { deal: DealView }) => {
  const { names, words: t } = useBoard();
  const account = names.account(deal.accountId);
  if (account === null || account.stage === null) return null;
  const { accountable } = account;
  const known = accountable !== null && accountable.stand !== 'gone' ? names.holder(accountable.holder) : null;
  if (accountable === null || known === null) {
    if (!names.answers) return null;
    const text = t('card.uncovered', { account: account.name });
    return (
      <span
        aria-label={text}
        className="flex size-5 shrink-0 items-center justify-center rounded-full border border-dashed border-danger text-meta font-bold text-danger"
        data-tip={text}
        role="img"
      >
        !
      </span>
    );
  }
  if (accountable.holder.id === deal.ownerId) return null;
  const text = t('card.accountable', { name: known.name });
  return (
    <span className="flex shrink-0" data-tip={text}>
      {known.team === undefined ? (
        <Avatar color={presenceColor(accountable.holder.id)} name={text} size={16} />
      ) : (
        <TeamBadge kind={known.team} name={text} />
      )}
    </span>
  );
};
