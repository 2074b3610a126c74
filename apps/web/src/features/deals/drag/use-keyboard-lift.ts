import type { Place } from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { announce } from '@baton/ui';
import type { KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

import type { Lift } from '../board/board-ui.ts';
import { useBoard, useShownIn, useStages } from '../board/board-world.tsx';
import { useFinishMove } from './use-finish-move.ts';

/** Moving a card by keyboard: Shift+Space lifts, arrows move, Space or Enter drops, Esc or Tab puts it back. */
export const useKeyboardLift = () => {
  const { store, ui, presence } = useBoard();
  const stages = useStages();
  const t = useTranslations('deals.lift');
  const finish = useFinishMove();

  const shownIn = useShownIn();
  const othersIn = (stageId: StageId, id: DealId) => shownIn(stageId).filter((other) => other !== id);

  const say = (key: 'lifted' | 'at' | 'dropped' | 'restored', { id, at }: Lift) =>
    announce(
      t(key, {
        title: store.deal(id)?.title ?? '',
        stage: store.stage(at.stageId)?.name ?? '',
        position: at.index + 1,
        count: othersIn(at.stageId, id).length + 1,
      }),
      'assertive',
    );

  const begin = ({ id, stageId }: { id: DealId; stageId: StageId }) => {
    const deal = store.deal(id);
    if (deal === null) return;
    const at = { stageId, index: shownIn(stageId).indexOf(id) };
    const lift: Lift = { id, by: 'keyboard', from: { stageId: deal.stageId, rank: deal.rank }, at };
    ui.set({ lift, focused: id });
    presence.say({ doing: 'moving', subject: id });
    say('lifted', lift);
  };

  const shift = (lift: Lift, columns: number, cards: number) => {
    const column = stages.findIndex((stage) => stage.id === lift.at.stageId) + columns;
    const stage = stages[column];
    if (stage === undefined) return;
    const count = othersIn(stage.id, lift.id).length;
    const index = Math.min(count, Math.max(0, lift.at.index + cards));
    const next = { ...lift, at: { stageId: stage.id, index } };
    ui.set({ lift: next });
    say('at', next);
  };

  const end = (lift: Lift, drop: boolean) => {
    ui.set({ lift: null, focused: lift.id });
    presence.say(null);
    if (!drop) {
      const deal = store.deal(lift.id);
      const stageId = deal?.stageId ?? lift.from.stageId;
      return say('restored', { ...lift, at: { stageId, index: store.column(stageId).ids.indexOf(lift.id) } });
    }
    const place: Place = {
      stageId: lift.at.stageId,
      after: othersIn(lift.at.stageId, lift.id)[lift.at.index - 1] ?? null,
    };
    finish(lift, place);
    say('dropped', lift);
  };

  const onKey = (event: KeyboardEvent): boolean => {
    const { lift } = ui.get();
    if (lift === null) return false;
    const move = moves[event.key];
    if (move !== undefined) shift(lift, ...move);
    else if (event.key === ' ' || event.key === 'Enter') end(lift, true);
    else if (event.key === 'Escape' || event.key === 'Tab') end(lift, false);
    // Tab puts the card back and then does what Tab does.
    return event.key !== 'Tab';
  };

  return { begin, onKey };
};

const moves: Record<string, [columns: number, cards: number]> = {
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
};
