import type { InboxItem } from '@baton/schema/inbox';
import type { InboxItemId } from '@baton/schema/shared';
import { useTranslations } from 'use-intl';

import { useCommands, type Command } from '#shared/commands/commands.ts';

import type { Sort } from '../change/use-sort.ts';

interface InboxKeys {
  items: readonly InboxItem[];
  active: InboxItem | null;
  sort: Sort;
  onOpen: (id: InboxItemId) => void;
  /** The active row has left the list. */
  onGone: () => void;
  onSnooze: () => void;
  onReply: () => void;
  onRecord: () => void;
}

/** J and K walk, E S U M sort, R answers, Enter opens the record. */
export const useInboxKeys = ({ items, active, sort, onOpen, onGone, onSnooze, onReply, onRecord }: InboxKeys): void => {
  const t = useTranslations('inbox.keys');
  const grid = useTranslations('common.grid');
  const walk = (step: number) => {
    const from = items.findIndex(({ id }) => id === active?.id);
    const next = items[from === -1 ? 0 : Math.max(0, Math.min(items.length - 1, from + step))];
    if (!next) return;
    onOpen(next.id);
    document.querySelector(`[data-item="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const onActive = (what: (item: InboxItem) => void) => () => {
    if (active) what(active);
  };
  const leave = (act: (item: InboxItem) => Promise<unknown>) =>
    onActive((item) => {
      onGone();
      void act(item);
    });
  const sorting: Command[] = active
    ? [
        {
          id: 'inbox.done',
          label: t(active.doneAt === null ? 'done' : 'back'),
          group: 'selection',
          keys: 'E',
          keywords: ['Done'],
          run: leave(sort.done),
        },
        { id: 'inbox.snooze', label: t('snooze'), group: 'selection', keys: 'S', keywords: ['Snooze'], run: onSnooze },
        {
          id: 'inbox.unread',
          label: t(active.unread ? 'read' : 'unread'),
          group: 'selection',
          keys: 'U',
          keywords: ['Unread'],
          run: onActive((item) => void sort.unread(item)),
        },
        { id: 'inbox.reply', label: t('reply'), group: 'selection', keys: 'R', keywords: ['Reply'], run: onReply },
        {
          id: 'inbox.mute',
          label: t(active.muted ? 'unmute' : 'mute'),
          group: 'selection',
          keys: 'M',
          keywords: ['Mute'],
          run: leave(sort.mute),
        },
        { id: 'inbox.open', label: t('open'), group: 'selection', keywords: ['Open'], run: onRecord },
      ]
    : [];
  useCommands([
    { id: 'grid.next', label: grid('next'), group: 'page', keys: 'J', keyOnly: true, run: () => walk(1) },
    { id: 'grid.previous', label: grid('previous'), group: 'page', keys: 'K', keyOnly: true, run: () => walk(-1) },
    ...sorting,
  ]);
};
