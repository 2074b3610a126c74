import type { SettledInboxItem } from '@baton/schema/inbox';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { hideUndo, useUndo } from '#shared/undo/undo.ts';

import { api, emptyInbox, readInboxAgain } from '../inbox-api.ts';
import type { ShownRows } from '../inbox-search.ts';

/** What is done with: a list that somebody waits in, up to the newest reason that was shown. */
export type Settling = ShownRows & { tab: 'inbox' | 'mentions'; upTo: string };

/** Done with a whole list as it was shown: at once on the screen, in as many steps as it takes, taken back together. */
export const useSettle = () => {
  const queries = useQueryClient();
  const t = useTranslations('inbox.all');
  const said = useSaid();
  const undo = useUndo();
  const restore = async (steps: readonly SettledInboxItem[][]): Promise<void> => {
    try {
      for (const items of steps) await api.inbox.restore.call({ items });
    } catch (error) {
      said.failed(error);
    } finally {
      readInboxAgain(queries);
    }
  };
  return async (what: Settling): Promise<void> => {
    const steps: SettledInboxItem[][] = [];
    const { upTo, ...shown } = what;
    emptyInbox(queries, shown, upTo);
    // What it would take back was before this: until this can be taken back, nothing is offered.
    hideUndo();
    try {
      for (let more = true; more;) {
        const answer = await api.inbox.settle.call(what);
        if (answer.items.length > 0) steps.push(answer.items);
        ({ more } = answer);
      }
    } catch (error) {
      said.failed(error);
    } finally {
      readInboxAgain(queries);
    }
    if (steps.length > 0) undo(t('done', { count: steps.flat().length }), () => void restore(steps));
  };
};
