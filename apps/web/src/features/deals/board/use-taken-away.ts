import { showToast } from '@baton/ui';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';

import { useBoardUi } from './board-ui.ts';
import { useBoard } from './board-world.tsx';

/** Says so when somebody takes away the card that is in hand or being renamed; what was typed can be copied. */
export const useTakenAway = (): void => {
  const { store, ui, presence } = useBoard();
  const t = useTranslations('deals.takenAway');
  const held = useBoardUi(ui, ({ lift, editing }) => lift?.id ?? editing?.id ?? null);
  useEffect(() => {
    const deal = held === null ? null : store.deal(held);
    if (deal === null) return undefined;
    return store.subscribeAny(() => {
      if (store.deal(deal.id) !== null) return;
      const { lift, editing } = ui.get();
      const draft = editing?.id === deal.id ? editing.draft : undefined;
      if (lift?.id !== deal.id && editing?.id !== deal.id) return;
      ui.set({ lift: null, editing: null });
      presence.say(null);
      showToast({
        id: 'taken-away',
        tone: 'warning',
        title: t('title', { title: deal.title }),
        lasts: 12_000,
        ...(draft !== undefined && {
          description: t('typed', { draft }),
          action: { label: t('copy'), onSelect: () => void navigator.clipboard.writeText(draft) },
        }),
      });
    });
  }, [held, store, ui, presence, t]);
};
