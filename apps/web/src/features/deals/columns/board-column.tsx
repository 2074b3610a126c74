import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { StageView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslations } from 'use-intl';

import { usePreferences } from '#shared/preferences/preferences.ts';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useShownCards } from '../board/board-world.tsx';
import { DealCard } from '../cards/deal-card.tsx';
import { cardGap, cardHeight, useDisplay } from '../display/board-display.ts';
import { dropData, readCardDrag } from '../drag/drag-data.ts';
import { AddDeal } from '../quick-add/add-deal.tsx';
import { StageHeader } from './stage-header.tsx';

/** One stage: header with totals, then its cards, of which only those near the view are in the page. */
export const BoardColumn = memo(
  ({
    stage,
    narrow,
    empty = false,
  }: {
    stage: StageView;
    narrow: boolean;
    /** The column stands out of view and its cards may come in the next drawing. */
    empty?: boolean;
  }) => {
    const ids = useShownCards(stage.id);
    const body = useRef<HTMLDivElement>(null);
    const over = useColumnDrop(body, stage.id);
    const t = useTranslations('deals.board');
    return (
      <section
        aria-label={stage.name}
        className={classes(
          'flex min-h-0 shrink-0 flex-col rounded-column bg-sunken transition-colors duration-[120ms] [content-visibility:auto]',
          narrow ? 'w-full' : 'w-68',
          over && 'bg-[color-mix(in_srgb,var(--accent-soft)_55%,var(--sunken))]',
        )}
        data-stage={stage.id}
      >
        {!narrow && <StageHeader ids={ids} stage={stage} />}
        <div className="calm-scroll min-h-0 flex-1 px-2 pb-2" data-column-body ref={body} tabIndex={-1}>
          {!empty && (
            <Cards
              body={body}
              ids={ids}
              label={t('cardsOf', { stage: stage.name, count: ids.length })}
              stageId={stage.id}
            />
          )}
          <AddDeal stageId={stage.id} />
        </div>
      </section>
    );
  },
);

const Cards = ({
  ids,
  stageId,
  body,
  label,
}: {
  ids: readonly DealId[];
  stageId: StageId;
  body: RefObject<HTMLDivElement | null>;
  label: string;
}) => {
  const { ui, store } = useBoard();
  const { fields } = useDisplay();
  const { density } = usePreferences();
  const [coarse] = useState(() => matchMedia('(pointer: coarse)').matches);
  const height = cardHeight(fields, density, coarse);
  const here = (id: DealId | null | undefined) => (id && store.deal(id)?.stageId === stageId ? id : null);
  const focused = useBoardUi(ui, (state) => here(state.focused));
  const lifted = useBoardUi(ui, ({ lift }) => (lift?.at.stageId === stageId ? lift.id : here(lift?.id)));
  const kept = [focused, lifted].map((id) => (id === null ? -1 : ids.indexOf(id))).filter((index) => index >= 0);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => body.current,
    estimateSize: () => height + cardGap,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 4,
    paddingStart: 2,
    // The card under the keyboard and the card in hand stay in the page wherever they have been scrolled to.
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept),
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const focusIndex = focused === null ? -1 : ids.indexOf(focused);
  useEffect(() => {
    if (focusIndex >= 0 && document.activeElement?.closest('[data-board-strip]')) {
      virtual.scrollToIndex(focusIndex, { align: 'auto' });
    }
    // Only when the focus goes to another card, not when cards around it move.
  }, [virtual, focusIndex]);
  return (
    <div aria-label={label} className="relative" role="list" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const id = ids[index];
        if (id === undefined) return null;
        return (
          <div
            aria-posinset={index + 1}
            aria-setsize={ids.length}
            className="absolute inset-x-0"
            key={key}
            role="listitem"
            // Not a transform: each one is a layer to be sorted again in every frame of scrolling.
            style={{ height, top: start }}
          >
            <DealCard count={ids.length} fields={fields} id={id} index={index} stageId={stageId} />
          </div>
        );
      })}
    </div>
  );
};

const withKept = (range: number[], kept: readonly number[]): number[] =>
  kept.every((index) => range.includes(index)) ? range : [...new Set([...range, ...kept])].toSorted((a, b) => a - b);

/** A column takes a card dropped below its last one, and scrolls by itself while a card is held near its edges. */
const useColumnDrop = (body: RefObject<HTMLElement | null>, stageId: StageId): boolean => {
  const { canWrite } = useBoard();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = body.current;
    if (element === null || !canWrite) return undefined;
    return combine(
      autoScrollForElements({ element }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => readCardDrag(source.data) !== null,
        getData: () => dropData({ stageId, over: null }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    );
  }, [body, stageId, canWrite]);
  return over;
};
