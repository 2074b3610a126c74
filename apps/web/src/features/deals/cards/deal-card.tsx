import type { DealView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { classes, IconButton, Tooltip } from '@baton/ui';
import { Check } from 'lucide-react';
import { memo, useRef, type MouseEvent } from 'react';
import { useTranslations } from 'use-intl';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useDeal } from '../board/board-world.tsx';
import type { ShownField } from '../display/board-display.ts';
import { useCardDrag } from '../drag/use-card-drag.ts';
import { CardFooter } from './card-footer.tsx';
import { CardHandTag, useHandLook } from './card-hand.tsx';
import { idleDays } from './card-signal.ts';
import { CardTitle } from './card-title.tsx';
import { useWorthWords } from './card-words.ts';
import { useCardFocus } from './use-card-focus.ts';
import { useCardKeys } from './use-card-keys.ts';

export interface DealCardProps {
  id: DealId;
  stageId: StageId;
  index: number;
  count: number;
  fields: readonly ShownField[];
}

/** One card. Draws itself again only when its own deal, its own hand or its own selection changes. */
export const DealCard = memo(({ id, stageId, index, count, fields }: DealCardProps) => {
  const deal = useDeal(id);
  return deal === null ? null : <Card count={count} deal={deal} fields={fields} index={index} stageId={stageId} />;
});

const Card = ({ deal, stageId, index, count, fields }: Omit<DealCardProps, 'id'> & { deal: DealView }) => {
  const { store, ui, names, canWrite, today, peek, peeked } = useBoard();
  const element = useRef<HTMLDivElement>(null);
  const { id } = deal;
  const selected = useBoardUi(ui, (state) => state.selected.has(id));
  const lifted = useBoardUi(ui, (state) => state.lift?.id === id && state.lift);
  const stage = store.stage(deal.stageId);
  const hand = useHandLook(id);
  const edge = useCardDrag(element, { id, stageId, index, enabled: canWrite });
  const onKeyDown = useCardKeys({ id, stageId, index, count });
  useCardFocus(element, id);
  const idle = idleDays(names.card(id), stage, today) !== null;
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return ui.toggle(id);
    if (event.shiftKey) return ui.selectTo(id, store.column(stageId).ids);
    if (isPhone()) return ui.set({ focused: id, menu: { kind: 'move', ids: [id], anchor: null } });
    peek(peeked === id ? null : id);
  };
  const label = useCardLabel(deal);
  return (
    <div
      aria-describedby="board-card-keys"
      aria-label={label}
      aria-current={peeked === id ? 'true' : undefined}
      className={cardLook({ idle, marked: selected || peeked === id, lifted: lifted === false ? null : lifted.by })}
      data-deal={id}
      onClick={onClick}
      onFocus={() => ui.set({ focused: id })}
      onKeyDown={onKeyDown}
      ref={element}
      role="group"
      style={hand?.style}
      tabIndex={0}
    >
      {edge !== null && <DropLine edge={edge} />}
      <div className="flex h-5 min-w-0 items-start gap-1 coarse:pr-9">
        {selected && <Check aria-hidden className="mt-0.5 shrink-0 text-accent" size={14} strokeWidth={2.5} />}
        <CardTitle deal={deal} />
        <CardMenuButton id={id} />
      </div>
      {hasSecondLine(fields) && <SecondLine deal={deal} fields={fields} />}
      <ThirdLine deal={deal} fields={fields} />
      <CardFooter deal={deal} fields={fields} stage={stage} />
      {hand && <CardHandTag text={hand.text} color={hand.color} />}
    </div>
  );
};

const cardLook = ({
  idle,
  marked,
  lifted,
}: {
  idle: boolean;
  marked: boolean;
  lifted: 'pointer' | 'keyboard' | null;
}) =>
  classes(
    'group relative flex h-full flex-col rounded-card border px-2.5 py-2 text-left shadow-card select-none [[data-density=compact]_&]:py-1.5',
    'transition-[background-color,box-shadow,border-color] duration-[120ms] ease-calm',
    'focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-offset-1 focus-visible:ring-offset-sunken focus-visible:outline-none',
    cardGround(idle, marked),
    lifted === 'pointer' && 'opacity-40',
    lifted === 'keyboard' && 'rotate-[0.6deg] shadow-popover ring-2 ring-accent',
  );

const cardGround = (idle: boolean, marked: boolean) => {
  if (marked) return 'border-accent bg-accent-soft';
  return idle
    ? 'border-danger/60 bg-[linear-gradient(90deg,var(--danger-soft),var(--raised)_42%)] hover:border-danger'
    : 'border-line bg-raised hover:border-line-strong/60';
};

const isPhone = () => matchMedia('(width < 640px)').matches;

const DropLine = ({ edge }: { edge: 'top' | 'bottom' }) => (
  <span
    aria-hidden
    className={classes(
      'pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent before:absolute before:-top-[3px] before:-left-1 before:size-2 before:rounded-full before:border-2 before:border-accent before:bg-bg',
      edge === 'top' ? '-top-[5px]' : '-bottom-[5px]',
    )}
  />
);

const CardMenuButton = ({ id }: { id: DealId }) => {
  const { ui } = useBoard();
  const t = useTranslations('deals.card');
  return (
    <IconButton
      // By colour, not by opacity, which would be a layer of its own on each card.
      className="-mt-1 -mr-1.5 size-6! text-transparent! group-focus-within:text-text-2! group-hover:text-text-2! coarse:absolute coarse:top-0 coarse:right-0 coarse:m-0 coarse:size-11! coarse:text-text-2!"
      icon={<Dots />}
      label={t('actions')}
      onClick={(event) => {
        event.stopPropagation();
        ui.set({ focused: id, menu: { kind: 'card', ids: [id], anchor: event.currentTarget } });
      }}
      tabIndex={-1}
      tooltip={false}
    />
  );
};

/** Drawn with boxes: a picture on each card costs in every frame of scrolling. */
const Dots = () => (
  <span aria-hidden className="flex gap-[2.5px]">
    <span className="size-[2.5px] rounded-full bg-current" />
    <span className="size-[2.5px] rounded-full bg-current" />
    <span className="size-[2.5px] rounded-full bg-current" />
  </span>
);

const hasSecondLine = (fields: readonly ShownField[]) => fields.includes('account') || fields.includes('amount');

const SecondLine = ({ deal, fields }: { deal: DealView; fields: readonly ShownField[] }) => {
  const { names } = useBoard();
  const t = useTranslations('deals.card');
  const worth = useWorthWords()(deal);
  const account = (fields.includes('account') && names.account(deal.accountId)?.name) || null;
  const amount = fields.includes('amount') ? worth : null;
  return (
    <div className="flex h-4.5 min-w-0 items-center gap-1.5 text-secondary text-text-2">
      {account !== null && <span className="min-w-0 truncate">{account}</span>}
      {account !== null && amount !== null && <span aria-hidden>·</span>}
      {amount !== null && <Worth deal={deal} estimated={amount.estimated} text={amount.text} />}
      {account === null && amount === null && names.cardsKnown && <span className="text-text-3">{t('noAmount')}</span>}
    </div>
  );
};

const Worth = ({ deal, text, estimated }: { deal: DealView; text: string; estimated: boolean }) => {
  const { names } = useBoard();
  const t = useTranslations('deals.card');
  if (!estimated) return <span className="shrink-0 font-semibold text-text">{text}</span>;
  return (
    <Tooltip label={t('estimateBecause', { product: names.card(deal.id)?.productName ?? '' })}>
      <span className="shrink-0 text-text-3 italic">
        {text}
        <span className="ml-1 rounded-chip bg-sunken px-1 text-meta not-italic">{t('estimate')}</span>
      </span>
    </Tooltip>
  );
};

const ThirdLine = ({ deal, fields }: { deal: DealView; fields: readonly ShownField[] }) => {
  const { names } = useBoard();
  if (!fields.includes('labels') && !fields.includes('product')) return null;
  const product = fields.includes('product') ? (names.card(deal.id)?.productName ?? null) : null;
  return (
    <div className="flex h-5 min-w-0 items-center gap-1 overflow-hidden text-meta text-text-2">
      {product !== null && <span className="min-w-0 truncate text-text-3">{product}</span>}
      {fields.includes('labels') &&
        deal.labels.map((label) => (
          <span className="max-w-24 shrink-0 truncate rounded-chip bg-sunken px-1.5" key={label}>
            {label}
          </span>
        ))}
    </div>
  );
};

/** What a screen reader says for the whole card. */
const useCardLabel = (deal: DealView): string => {
  const { names } = useBoard();
  const worth = useWorthWords()(deal);
  return [deal.title, names.account(deal.accountId)?.name, worth?.text, names.person(deal.ownerId)?.name]
    .filter(Boolean)
    .join(', ');
};
