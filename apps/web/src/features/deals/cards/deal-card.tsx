import type { DealId, StageId } from '@baton/schema/shared';
import { classes, IconButton } from '@baton/ui';
import { Check } from 'lucide-react';
import { memo, useRef } from 'react';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useDeal, useFigure } from '../board/board-world.tsx';
import type { ShownField } from '../display/board-display.ts';
import { useCardDrag } from '../drag/use-card-drag.ts';
import { CardFooter } from './card-footer.tsx';
import { CardHandTag, useHandLook } from './card-hand.tsx';
import { SecondLine, ThirdLine, hasSecondLine } from './card-lines.tsx';
import { idleDays } from './card-signal.ts';
import { readSigns, signsOf, type CardSigns } from './card-signs.ts';
import { CardTitle } from './card-title.tsx';
import { worthText } from './card-words.ts';
import { useCardFocus } from './use-card-focus.ts';

export interface DealCardProps {
  id: DealId;
  stageId: StageId;
  fields: readonly ShownField[];
}

/**
 * One card. Draws itself again only when its own deal, its own figures, its own hand or its own signs change; that its
 * neighbours moved is not among them. What it does on click, focus and keys is heard by the strip of columns.
 */
export const DealCard = memo(({ id, stageId, fields }: DealCardProps) => {
  const { ui, store, names, canWrite, today, locale } = useBoard();
  const element = useRef<HTMLDivElement>(null);
  const deal = useDeal(id);
  const figure = useFigure(id);
  const hand = useHandLook(id);
  const signs = readSigns(useBoardUi(ui, (state) => signsOf(state, id)));
  const edge = useCardDrag(element, { id, stageId, enabled: canWrite });
  useCardFocus(element, signs);
  if (deal === null) return null;
  const stage = store.stage(deal.stageId);
  const idle = idleDays(figure, stage, today);
  const worth = worthText(deal, figure, locale);
  // What a screen reader says for the whole card.
  const label = [deal.title, names.account(deal.accountId)?.name, worth?.text, names.person(deal.ownerId)?.name];
  return (
    <div
      aria-current={signs.peeked ? 'true' : undefined}
      aria-describedby="board-card-keys"
      aria-label={label.filter(Boolean).join(', ')}
      className={cardLook({ ...signs, idle: idle !== null, over: edge !== null || hand !== null })}
      data-deal={id}
      ref={element}
      role="group"
      style={hand?.style}
      tabIndex={0}
    >
      {edge !== null && <DropLine edge={edge} />}
      <div className="flex h-5 min-w-0 items-start gap-1 coarse:pr-9">
        {signs.selected && <Check aria-hidden className="mt-0.5 shrink-0 text-accent" size={14} strokeWidth={2.5} />}
        <CardTitle deal={deal} editing={signs.editing} />
        <CardMenuButton id={id} />
      </div>
      {hasSecondLine(fields) && <SecondLine deal={deal} fields={fields} figure={figure} worth={worth} />}
      <ThirdLine deal={deal} fields={fields} figure={figure} />
      <CardFooter deal={deal} fields={fields} figure={figure} idle={idle} stage={stage} />
      {hand && <CardHandTag color={hand.color} text={hand.text} />}
    </div>
  );
});

/** No transition of its own: under the pointer of a person who scrolls, each card passed would begin one. */
const cardLook = ({
  idle,
  over,
  selected,
  peeked,
  lifted,
}: Pick<CardSigns, 'selected' | 'peeked' | 'lifted'> & { idle: boolean; over: boolean }) =>
  classes(
    'group flex h-full flex-col rounded-card border px-2.5 py-2 text-left shadow-card select-none coarse:relative [[data-density=compact]_&]:py-1.5',
    // Only for what stands over it: hundreds of positioned boxes are hundreds of layers.
    over && 'relative',
    'focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-offset-1 focus-visible:ring-offset-sunken focus-visible:outline-none',
    cardGround(idle, selected || peeked),
    lifted === 'pointer' && 'opacity-40',
    lifted === 'keyboard' && 'rotate-[0.6deg] shadow-popover ring-2 ring-accent',
  );

const cardGround = (idle: boolean, marked: boolean) => {
  if (marked) return 'border-accent bg-accent-soft';
  return idle
    ? 'border-danger/60 bg-[linear-gradient(90deg,var(--danger-soft),var(--raised)_42%)] hover:border-danger'
    : 'border-line bg-raised hover:border-line-strong/60';
};

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
  const { ui, isPast, words: t } = useBoard();
  if (isPast) return null;
  return (
    <IconButton
      // By colour, not by opacity, which would be a layer of its own on each card.
      className="-mt-1 -mr-1.5 size-6! text-transparent! group-focus-within:text-text-2! group-hover:text-text-2! coarse:absolute coarse:top-0 coarse:right-0 coarse:m-0 coarse:size-11! coarse:text-text-2!"
      icon={dots}
      label={t('card.actions')}
      onClick={(event) => {
        event.stopPropagation();
        ui.set({ focused: id, menu: { kind: 'card', ids: [id], anchor: event.currentTarget } });
      }}
      tabIndex={-1}
      tooltip={false}
    />
  );
};

/** Drawn as a box and its shadows: a picture on each card costs in every frame of scrolling. */
const dots = (
  <span
    aria-hidden
    className="size-[2.5px] rounded-full bg-current shadow-[-5px_0_0_currentColor,5px_0_0_currentColor]"
  />
);
