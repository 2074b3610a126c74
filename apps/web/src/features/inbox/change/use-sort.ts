import type { InboxItem, InboxState } from '@baton/schema/inbox';
import { useQueryClient } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';

import { useQueue } from '#shared/queue/queue-context.tsx';
import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { patchInbox, readInboxAgain } from '../inbox-api.ts';
import type { QueuedSorting } from './queued-inbox.ts';

const name = (item: InboxItem) => ({ name: item.record.name ?? '—' });

/** What one does with one's own rows: shown at once, put back with the reason when refused, taken back by Undo. */
export const useSort = () => {
  const queries = useQueryClient();
  const t = useTranslations('inbox.did');
  const format = useFormatter();
  const said = useSaid();
  const undo = useUndo();
  const queue = useQueue();
  const send = async (item: InboxItem, state: Partial<InboxState>, leaves: boolean): Promise<boolean> => {
    const shown = { ...(state.unread !== undefined && { unread: state.unread }) };
    const queued: QueuedSorting = { itemId: item.id, state, shown, leaves };
    patchInbox(queries, item.id, shown, leaves);
    try {
      await queue.run('inbox.set', queued, item.record.name ?? '—');
      return true;
    } catch (error) {
      said.failed(error);
      return false;
    } finally {
      readInboxAgain(queries);
    }
  };
  const away = async (item: InboxItem, state: Partial<InboxState>, title: string): Promise<void> => {
    const before: Partial<InboxState> = {
      done: item.doneAt !== null,
      snoozedUntil: item.snoozedUntil,
      unread: item.unread,
      muted: item.muted,
    };
    if (await send(item, state, true)) undo(title, () => void send(item, before, true));
  };
  return {
    done: (item: InboxItem) =>
      item.doneAt === null
        ? away(item, { done: true }, t('done', name(item)))
        : away(item, { done: false }, t('back', name(item))),
    snooze: (item: InboxItem, until: Date) => {
      const when = format.dateTime(until, { weekday: 'short', day: 'numeric', month: 'short' });
      const hour = format.dateTime(until, { hour: 'numeric', minute: 'numeric' });
      return away(
        item,
        { snoozedUntil: until.toISOString() },
        t('snoozed', { ...name(item), when: `${when}, ${hour}` }),
      );
    },
    wake: (item: InboxItem) => away(item, { snoozedUntil: null }, t('back', name(item))),
    mute: (item: InboxItem) =>
      item.muted
        ? away(item, { muted: false }, t('unmuted', name(item)))
        : away(item, { muted: true }, t('muted', name(item))),
    read: (item: InboxItem) => send(item, { unread: false }, false),
    unread: (item: InboxItem) => send(item, { unread: !item.unread }, false),
  };
};
export type Sort = ReturnType<typeof useSort>;
