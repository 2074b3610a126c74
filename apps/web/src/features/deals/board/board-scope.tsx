import type { BoardDetail } from '@baton/schema/deals';
import { includesLevel, type BoardId, type DealId, type MemberId } from '@baton/schema/shared';
import { showToast } from '@baton/ui';
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { idleDays, today } from '../cards/card-signal.ts';
import { matcher, type BoardFilter } from '../filters/board-filter.ts';
import { CardPresence } from '../presence/card-presence.ts';
import { BoardUndo } from '../undo/board-undo.ts';
import { BoardActions, type ActionVoice } from './board-actions.ts';
import { BoardStore } from './board-store.ts';
import { BoardUi } from './board-ui.ts';
import {
  BoardWorldProvider,
  noExtras,
  type BoardNames,
  type BoardWords,
  type CardExtras,
  type Match,
} from './board-world.tsx';
import type { CardFigures } from './card-figures.ts';
import { useCardFigures } from './use-card-figures.ts';
import { useNextActivities } from './use-next-activities.ts';

export interface BoardScopeProps {
  boardId: BoardId;
  board: BoardDetail | null;
  document: OpenLiveDocument;
  names: BoardNames;
  extras?: CardExtras;
  me: MemberId;
  filter: BoardFilter;
  peeked: DealId | null;
  onPeek: (id: DealId | null) => void;
  onOpen: (id: DealId) => void;
  children: (undo: BoardUndo) => ReactNode;
}

/** Makes a live board usable for everything inside: its data, this person's hands on it, and the names around it. */
export const BoardScope = ({
  boardId,
  board,
  document,
  names,
  extras = noExtras,
  me,
  filter,
  peeked,
  onPeek,
  onOpen,
  children,
}: BoardScopeProps) => {
  const locale = useLocale();
  const words = useTranslations('deals');
  const voice = useVoice(words);
  const parts = useParts(document, voice);
  const figures = useCardFigures(boardId);
  const next = useNextActivities(boardId);
  const now = useToday();
  const { level, save } = document.view;
  const mayWrite = includesLevel(level, 'write') && save.kind !== 'cannot-save';
  const match = useMatcher(filter, { me, now, names, figures, store: parts?.store ?? null });
  const canManage = mayWrite && includesLevel(level, 'manage');
  const world = useMemo(
    () =>
      parts && {
        boardId,
        board,
        store: parts.store,
        ui: parts.ui,
        actions: parts.actions,
        presence: parts.presence,
        figures,
        next,
        names,
        extras,
        words,
        me,
        locale,
        today: now,
        isPast: false,
        canWrite: mayWrite,
        canManage,
        peek: onPeek,
        open: onOpen,
      },
    [boardId, board, parts, figures, next, names, extras, words, me, locale, now, mayWrite, canManage, onPeek, onOpen],
  );
  useLayoutEffect(() => parts?.ui.set({ peeked }), [parts, peeked]);
  if (world === null || parts === null) return null;
  return (
    <BoardWorldProvider match={match} value={world}>
      {children(parts.undo)}
    </BoardWorldProvider>
  );
};

/** The test of this person's filters. One that asks for idle deals is made anew with each activity. */
const useMatcher = (
  filter: BoardFilter,
  {
    me,
    now,
    names,
    figures,
    store,
  }: { me: MemberId; now: string; names: BoardNames; figures: CardFigures; store: BoardStore | null },
): Match => {
  const figure = useSyncExternalStore(figures.subscribe, () => (filter.idle ? figures.activities : figures.card));
  return useMemo(
    () =>
      matcher(filter, {
        me,
        today: now,
        accountName: (id) => names.account(id)?.name ?? null,
        isIdle: (id) => {
          const deal = store?.deal(id) ?? null;
          return deal !== null && idleDays(figure(id), store?.stage(deal.stageId) ?? null, now) !== null;
        },
      }),
    [filter, me, now, names, figure, store],
  );
};

interface Parts {
  store: BoardStore;
  ui: BoardUi;
  undo: BoardUndo;
  actions: BoardActions;
  presence: CardPresence;
}

/** The parts that live as long as one copy of the document; a new copy gets new ones. */
const useParts = ({ view }: OpenLiveDocument, voice: Voice): Parts | null => {
  const { doc, awareness } = view;
  const source = useMemo(() => partsSource(doc, awareness, voice), [doc, awareness, voice]);
  return useSyncExternalStore(source.subscribe, source.read);
};

type Voice = (undo: BoardUndo) => ActionVoice;

/** Made when somebody listens and ended with the last listener: rendering alone observes nothing. */
const partsSource = (doc: Y.Doc, awareness: Awareness, voice: Voice) => {
  let parts: Parts | null = null;
  return {
    read: () => parts,
    subscribe: () => {
      const store = new BoardStore(doc);
      const undo = new BoardUndo(doc);
      const presence = new CardPresence(awareness);
      parts = { store, undo, presence, ui: new BoardUi(), actions: new BoardActions(doc, undo, voice(undo)) };
      return () => {
        parts = null;
        presence.say(null);
        presence.destroy();
        undo.destroy();
        store.destroy();
      };
    },
  };
};

/** Words after an action: what was done with the way back, or why it was not. */
const useVoice = (t: BoardWords) => {
  return useMemo(
    () =>
      (undo: BoardUndo): ActionVoice => ({
        done: (title) =>
          void showToast({
            id: 'board-undo',
            title,
            action: { label: t('undo.undo'), onSelect: () => void undo.undo() },
          }),
        refused: ({ refused, detail }) =>
          void showToast({ id: 'board-refused', tone: 'danger', title: t(`refusal.${refused}`, detail) }),
      }),
    [t],
  );
};

/** Today, also for a tab that stays open overnight. */
const useToday = (): string => {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return day;
};
