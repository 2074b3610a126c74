import type { AccountRow } from '@baton/schema/accounts';
import type { BoardDetail, DealCard, DealView, StageView } from '@baton/schema/deals';
import type { Rate } from '@baton/schema/rates';
import type { AccountId, BoardId, Currency, DealId, Holder, MemberId, StageId } from '@baton/schema/shared';
import type { Member } from '@baton/schema/workspaces';
import type { MenuEntry, TeamKind, Tone } from '@baton/ui';
import {
  createContext,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { useTranslations } from 'use-intl';

import { useDisplay } from '../display/board-display.ts';
import type { CardHand, CardHands } from '../presence/card-presence.ts';
import type { Totals, Worth } from '../totals/totals.ts';
import { totalsOf } from '../totals/totals.ts';
import type { BoardActions } from './board-actions.ts';
import type { BoardReading } from './board-store.ts';
import { useBoardUi, type BoardUi, type Lift } from './board-ui.ts';
import type { CardFigures } from './card-figures.ts';
import type { Next, NextActivities, NextOrder } from './next-activities.ts';
import { shownCards } from './shown.ts';

/** Names that join the document's cards from rows; they may come late, the board is drawn without them. */
export interface BoardNames {
  person: (id: MemberId | null) => Member | null;
  people: readonly Member[];
  teamOf: (id: MemberId | null) => TeamKind;
  /** A person or a team by name; the kind of team is there where it is one. */
  holder: (holder: Holder) => { name: string; team: TeamKind | undefined } | null;
  account: (id: AccountId | null) => AccountRow | null;
  accounts: readonly AccountRow[];
  rates: ReadonlyMap<Currency, Rate>;
  base: Currency;
}

/** What the page adds to the cards of a board; functions that stay the same until what they say changes. */
export interface CardExtras {
  /** A word on the last line of a card; null for none. */
  mark: (id: DealId) => { text: string; tone: Tone } | null;
  /** What else can be done with a card. */
  entries: (id: DealId) => readonly MenuEntry[];
}

export const noExtras: CardExtras = { mark: () => null, entries: () => [] };

/** Translates the words of boards and deals; one for the whole board, since making one per card is dear. */
export type BoardWords = ReturnType<typeof useTranslations<'deals'>>;

/**
 * Everything that a part of the board may need; the stores inside never change, the rest changes rarely. What changes
 * while people work (the panel beside the board, the filter, the figures of cards) is not in it: each card reads this.
 */
export interface BoardWorld {
  boardId: BoardId;
  board: BoardDetail | null;
  store: BoardReading;
  ui: BoardUi;
  actions: BoardActions;
  presence: CardHands;
  figures: CardFigures;
  next: NextActivities;
  names: BoardNames;
  extras: CardExtras;
  words: BoardWords;
  me: MemberId;
  locale: string;
  today: string;
  /** A board as it was: only to be looked at. */
  isPast: boolean;
  canWrite: boolean;
  canManage: boolean;
  /** Opens or closes the panel beside the board. */
  peek: (id: DealId | null) => void;
  open: (id: DealId) => void;
}

/** A test of this person's own filters; null when nothing is filtered. */
export type Match = ((deal: DealView) => boolean) | null;

const Context = createContext<BoardWorld | null>(null);
const MatchContext = createContext<Match>(null);

export const BoardWorldProvider = ({
  value,
  match,
  children,
}: {
  value: BoardWorld;
  match: Match;
  children: ReactNode;
}) => (
  <Context value={value}>
    <MatchContext value={match}>{children}</MatchContext>
  </Context>
);

export const useMatch = (): Match => useContext(MatchContext);

export const useBoard = (): BoardWorld => {
  const world = useContext(Context);
  if (world === null) throw new Error('useBoard outside of a board');
  return world;
};

export const useDeal = (id: DealId): DealView | null => {
  const { store } = useBoard();
  const subscribe = useCallback((listener: () => void) => store.subscribeDeal(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => store.deal(id));
};

/** What rows know of one card. */
export const useFigure = (id: DealId): DealCard | undefined => {
  const { figures } = useBoard();
  const subscribe = useCallback((listener: () => void) => figures.subscribeCard(id, listener), [figures, id]);
  return useSyncExternalStore(subscribe, () => figures.card(id));
};

/** What is planned next about one card; null until it is known. */
export const useNext = (id: DealId): Next | null => {
  const { next } = useBoard();
  const subscribe = useCallback((listener: () => void) => next.subscribeCard(id, listener), [next, id]);
  return useSyncExternalStore(subscribe, () => next.of(id));
};

export const useFiguresKnown = (): boolean => {
  const { figures } = useBoard();
  return useSyncExternalStore(figures.subscribe, () => figures.known);
};

export const useStages = (): readonly StageView[] => {
  const { store } = useBoard();
  return useSyncExternalStore(store.subscribeStages, () => store.stages);
};

/** The order in which this person has columns shown; null for the one of the board. */
const useOwnOrder = (): NextOrder | null => {
  const { next } = useBoard();
  const { order } = useDisplay();
  return useSyncExternalStore(next.subscribe, () => (order === 'next' && next.known ? next.order : null));
};

/** Reads the cards of any column as they are shown to this person, with nothing in hand. */
export const useShownIn = (): ((stageId: StageId) => readonly DealId[]) => {
  const { store } = useBoard();
  const match = useMatch();
  const sort = useOwnOrder();
  return (stageId) => shownCards(store.column(stageId).ids, stageId, { match, deal: store.deal, lift: null, sort });
};

/** The cards of a column as they are shown to this person. */
export const useShownCards = (stageId: StageId): readonly DealId[] => {
  const { store, ui } = useBoard();
  const match = useMatch();
  const subscribe = useCallback((listener: () => void) => store.subscribeColumn(stageId, listener), [store, stageId]);
  const column = useSyncExternalStore(subscribe, () => store.column(stageId));
  const lift = useBoardUi(ui, ({ lift }) => (lift !== null && touches(lift, stageId, store) ? lift : null));
  const sort = useOwnOrder();
  return useMemo(
    () => shownCards(column.ids, stageId, { match, deal: store.deal, lift, sort }),
    [column, stageId, match, store, lift, sort],
  );
};

/** Other columns are not drawn again for a card that neither comes from them nor stands in them. */
const touches = (lift: Lift, stageId: StageId, store: BoardReading) =>
  lift.at.stageId === stageId || lift.from.stageId === stageId || store.deal(lift.id)?.stageId === stageId;

export const useHand = (id: DealId): CardHand | null => {
  const { presence } = useBoard();
  const subscribe = useCallback((listener: () => void) => presence.subscribe(id, listener), [presence, id]);
  return useSyncExternalStore(subscribe, () => presence.hand(id));
};

/** What a card adds to a sum: its amount, or its product's list price, which is an estimate and marked as one. */
const worthOf = (deal: DealView, card: DealCard | undefined, stage: StageView | null): Worth | null => {
  const probability = stage?.probability ?? 0;
  if (deal.amount !== null) {
    return { money: { amount: deal.amount, currency: deal.currency }, estimated: false, probability };
  }
  const estimate = card?.estimate ?? null;
  return estimate === null ? null : { money: estimate, estimated: true, probability };
};

/** Totals over these cards; they cover all of them, drawn or not. */
export const useTotals = (ids: readonly DealId[]): Totals => {
  const { store, figures, names } = useBoard();
  const figure = useSyncExternalStore(figures.subscribe, () => figures.estimates);
  return useMemo(() => {
    const worths = ids.map((id) => {
      const deal = store.deal(id);
      return deal === null ? null : worthOf(deal, figure(id), store.stage(deal.stageId));
    });
    return totalsOf(worths, { own: store.currency, base: names.base, rates: names.rates });
  }, [ids, store, figure, names]);
};

/** Whether the filters let nothing through although the board has cards; a change of cards alone draws nothing. */
export const useNothingFound = (): boolean => {
  const { store } = useBoard();
  const match = useMatch();
  const source = useMemo(() => shownDeals(store, match), [store, match]);
  return useSyncExternalStore(
    source.subscribe,
    () => match !== null && source.read().length === 0 && store.all().size > 0,
  );
};

/** Every card that passes the filter, in all stages; a stable list until any card changes. */
export const useShownDeals = (): readonly DealView[] => {
  const { store } = useBoard();
  const match = useMatch();
  const source = useMemo(() => shownDeals(store, match), [store, match]);
  return useSyncExternalStore(source.subscribe, source.read);
};

/** Totals over all of them. They may come a frame after the card that changed them. */
export const useTotalsOfShown = (): Totals => {
  const deals = useDeferredValue(useShownDeals());
  return useTotals(useMemo(() => deals.map((deal) => deal.id), [deals]));
};

const shownDeals = (store: BoardReading, match: Match) => {
  let current: readonly DealView[] | null = null;
  const read = () => (current ??= [...store.all().values()].filter((deal) => match === null || match(deal)));
  const subscribe = (listener: () => void) => {
    const changed = () => {
      current = null;
      listener();
    };
    // What happened between the first read and this moment was not heard.
    current = null;
    const stops = [store.subscribeAny(changed), store.subscribeStages(changed)];
    return () => {
      for (const stop of stops) stop();
    };
  };
  return { read, subscribe };
};
