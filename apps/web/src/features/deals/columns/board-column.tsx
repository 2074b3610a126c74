import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { StageView } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { classes } from '@baton/ui';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, useState, type RefObject } from 'react';

import { usePreferences } from '#shared/preferences/preferences.ts';

import { useBoardUi } from '../board/board-ui.ts';
import { useBoard, useShownCards } from '../board/board-world.tsx';
import { DealCard } from '../cards/deal-card.tsx';
import { cardGap, cardHeight, useDisplay } from '../display/board-display.ts';
import { dropData, readCardDrag } from '../drag/drag-data.ts';
import { AddDeal } from '../quick-add/add-deal.tsx';
import { StageHeader } from './stage-header.tsx';

/** Cards kept ready above and below what is seen. */
const margin = 4;
/** Of the window's height, what bars, filters and the header of a column take, in px. */
const aroundCards = 160;

/** One stage: header with totals, then its cards, of which only those near the view are in the page. */
export const BoardColumn = memo(
  ({
    stage,
    narrow,
    drawn,
  }: {
    stage: StageView;
    narrow: boolean;
    /** In the first drawing only what can be seen: what is beside it and below it comes in the next. */
    drawn: 'none' | 'seen' | 'all';
  }) => {
    const ids = useShownCards(stage.id);
    const body = useRef<HTMLDivElement>(null);
    const over = useColumnDrop(body, stage.id);
    const { words: t } = useBoard();
    return (
      <section
        aria-label={stage.name}
        className={classes(
          'flex min-h-0 shrink-0 flex-col rounded-column bg-sunken pb-2 transition-colors duration-[120ms] [content-visibility:auto]',
          narrow ? 'w-full pt-2' : 'w-68',
          over && 'bg-[color-mix(in_srgb,var(--accent-soft)_55%,var(--sunken))]',
        )}
        data-stage={stage.id}
      >
        {!narrow && <StageHeader ids={ids} stage={stage} />}
        <div
          // With a ground of its own and square corners it scrolls without being painted anew.
          className="calm-scroll min-h-0 flex-1 bg-inherit px-2 [overflow-anchor:none]"
          data-column-body
          data-follow={`column:${stage.id}`}
          ref={body}
          tabIndex={-1}
        >
          {drawn !== 'none' && (
            <Cards
              ids={ids}
              label={t('board.cardsOf', { stage: stage.name, count: ids.length })}
              margin={drawn === 'all' ? margin : 0}
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
  label,
  margin,
}: {
  ids: readonly DealId[];
  stageId: StageId;
  label: string;
  margin: number;
}) => {
  const { ui, store } = useBoard();
  const list = useRef<HTMLDivElement>(null);
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
    // Not by a reference to it, which is set only after this has been drawn and looked for it.
    getScrollElement: () => list.current?.parentElement ?? null,
    estimateSize: () => height + cardGap,
    getItemKey: (index) => ids[index] ?? index,
    // Near enough that its first picture needs no second one once the column has been measured.
    initialRect: { width: 0, height: globalThis.innerHeight - aroundCards },
    overscan: margin,
    paddingStart: 2,
    // The card under the keyboard and the card in hand stay in the page wherever they have been scrolled to.
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept),
  });
  const measured = useRef(height);
  useEffect(() => {
    if (measured.current !== height) virtual.measure();
    measured.current = height;
  }, [virtual, height]);
  const focusIndex = focused === null ? -1 : ids.indexOf(focused);
  useEffect(() => {
    if (focusIndex < 0 || !document.activeElement?.closest('[data-board-strip]')) return;
    const [above, below] = [focusIndex * (height + cardGap), (focusIndex + 1) * (height + cardGap)];
    const top = virtual.scrollOffset ?? 0;
    // Asked of what is known and not of the page, which would be laid out once more for the answer.
    const seen = above >= top && below <= top + (virtual.scrollRect?.height ?? 0);
    if (!seen) virtual.scrollToIndex(focusIndex, { align: 'auto' });
  }, [virtual, focusIndex, height]);
  return (
    <div aria-label={label} className="flow-root" ref={list} role="list" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }, at, items) => {
        const id = ids[index];
        if (id === undefined) return null;
        return (
          <div
            aria-posinset={index + 1}
            aria-setsize={ids.length}
            key={key}
            role="listitem"
            // In the flow, behind a gap for what is not drawn: a box placed by itself, or moved by a transform, is a
            // layer to be sorted again in every frame of scrolling.
            style={{ height, marginTop: start - endOf(items[at - 1], height) }}
          >
            <DealCard fields={fields} id={id} stageId={stageId} />
          </div>
        );
      })}
    </div>
  );
};

/** Where the card before ends; the first one hangs from the top. */
const endOf = (item: { start: number } | undefined, height: number): number =>
  item === undefined ? 0 : item.start + height;

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
