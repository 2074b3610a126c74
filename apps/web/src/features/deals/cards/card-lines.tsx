import type { DealCard, DealView } from '@baton/schema/deals';
import type { NextGoal } from '@baton/schema/goals';

import { useBoard, useFiguresKnown } from '../board/board-world.tsx';
import type { ShownField } from '../display/board-display.ts';
import { accountFits } from './text-fits.ts';

interface LineProps {
  deal: DealView;
  fields: readonly ShownField[];
  figure: DealCard | undefined;
}

const secondLine = 'flex h-4.5 min-w-0 items-center gap-1.5 text-secondary text-text-2';

export const hasSecondLine = (fields: readonly ShownField[]) =>
  fields.some((field) => ['account', 'amount', 'goal'].includes(field));

/** Whose deal it would be and what it is worth. */
export const SecondLine = ({
  deal,
  fields,
  figure,
  worth,
}: LineProps & { worth: { text: string; estimated: boolean } | null }) => {
  const known = useBoard().names.account(deal.accountId);
  const shown = <Shown,>(field: ShownField, value: Shown | null | undefined) =>
    fields.includes(field) ? (value ?? null) : null;
  const [account, amount, goal] = [shown('account', known?.name), shown('amount', worth), shown('goal', known?.goal)];
  if (account === null && amount === null && goal === null) return <NoAmount />;
  return (
    <div className={secondLine}>
      {account !== null && <Account amount={amount} isCrowded={goal !== null} name={account} />}
      {amount !== null && <Worth {...amount} product={figure?.productName ?? ''} />}
      {goal !== null && <CardGoal {...goal} />}
    </div>
  );
};

const Account = ({
  name,
  amount,
  isCrowded,
}: {
  name: string;
  amount: { text: string } | null;
  isCrowded: boolean;
}) => (
  <>
    <span className={!isCrowded && accountFits(name, amount?.text ?? '') ? 'shrink-0' : 'clipped min-w-0'}>{name}</span>
    {amount !== null && <span aria-hidden>·</span>}
  </>
);

/** What is to be reached with the customer next, and how far that is; boxes, as everything on cards. */
const CardGoal = ({ title, progress }: NextGoal) => {
  const { words: t } = useBoard();
  const text = t('card.goal', { title, progress });
  return (
    <span
      aria-label={text}
      className="ml-auto flex shrink-0 items-center gap-1 text-meta text-text-3"
      data-tip={text}
      role="img"
    >
      <span className="h-1 w-5 overflow-clip rounded-full bg-sunken">
        <span className="block h-full bg-accent" style={{ width: `${progress}%` }} />
      </span>
      {progress}&nbsp;%
    </span>
  );
};

const NoAmount = () => {
  const { words: t } = useBoard();
  return (
    <div className={secondLine}>{useFiguresKnown() && <span className="text-text-3">{t('card.noAmount')}</span>}</div>
  );
};

const Worth = ({ text, estimated, product }: { text: string; estimated: boolean; product: string }) => {
  const { words: t } = useBoard();
  if (!estimated) return <span className="shrink-0 font-semibold text-text">{text}</span>;
  return (
    <span className="shrink-0 text-text-3 italic" data-tip={t('card.estimateBecause', { product })}>
      {text}
      <span className="ml-1 rounded-chip bg-sunken px-1 text-meta not-italic">{t('card.estimate')}</span>
    </span>
  );
};

/** Product and labels, where they are shown. */
export const ThirdLine = ({ deal, fields, figure }: LineProps) => {
  if (!fields.includes('labels') && !fields.includes('product')) return null;
  const product = fields.includes('product') ? (figure?.productName ?? null) : null;
  return (
    <div className="flex h-5 min-w-0 items-center gap-1 overflow-clip text-meta text-text-2">
      {product !== null && <span className="clipped min-w-0 text-text-3">{product}</span>}
      {fields.includes('labels') &&
        deal.labels.map((label) => (
          <span className="clipped max-w-24 shrink-0 rounded-chip bg-sunken px-1.5" key={label}>
            {label}
          </span>
        ))}
    </div>
  );
};
