import type { DealView } from '@baton/schema/deals';
import { Avatar, presenceColor, TeamBadge } from '@baton/ui';

import { useBoard } from '../board/board-world.tsx';

/**
 * Who answers for the customer in the stage of life that it is in, where that is not who owns the deal; and that whoever
 * did is gone. Where nobody was named nothing stands: the list of accounts says so, and a board where all cards warn warns
 * of nothing. A letter and a box for the gap: each picture on each card costs in every frame of scrolling.
 */
export const CardAnswers = ({ deal }: { deal: DealView }) => {
  const { names, words: t } = useBoard();
  const account = names.account(deal.accountId);
  if (account === null || account.stage === null) return null;
  const { accountable } = account;
  if (accountable === null || accountable.holder.id === deal.ownerId) return null;
  const known = names.holder(accountable.holder);
  if (accountable.stand === 'gone' || known === null)
    return <Gap text={t('card.uncovered', { account: account.name })} />;
  const text = t('card.accountable', { name: known.name });
  return (
    <span aria-label={text} className="flex shrink-0" data-tip={text} role="img">
      {known.team === undefined ? (
        <Avatar color={presenceColor(accountable.holder.id)} decorative name={known.name} size={16} />
      ) : (
        <TeamBadge decorative kind={known.team} name={known.name} />
      )}
    </span>
  );
};

const Gap = ({ text }: { text: string }) => (
  <span
    aria-label={text}
    className="flex size-5 shrink-0 items-center justify-center rounded-full border border-dashed border-danger text-meta font-bold text-danger"
    data-tip={text}
    role="img"
  >
    !
  </span>
);
