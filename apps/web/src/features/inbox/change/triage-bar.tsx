import type { InboxItem } from '@baton/schema/inbox';
import { Button } from '@baton/ui';
import { Bell, BellOff, Check, Clock, Mail, MailOpen, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';

import { SnoozeMenu } from './snooze-menu.tsx';
import type { Sort } from './use-sort.ts';

export interface TriageBarProps {
  item: InboxItem;
  sort: Sort;
  snoozing: boolean;
  onSnoozing: (open: boolean) => void;
  /** After the row has left the list. */
  onGone: () => void;
}

/** What one does with a row: done, later, unread, muted. */
export const TriageBar = ({ item, sort, snoozing, onSnoozing, onGone }: TriageBarProps) => {
  const t = useTranslations('inbox.keys');
  const icon = { 'aria-hidden': true, size: 14 } as const;
  const done = item.doneAt !== null;
  const leave = (act: Promise<unknown>) => {
    onGone();
    void act;
  };
  return (
    <div aria-label={t('triage')} className="flex flex-wrap gap-2" role="toolbar">
      <Button
        icon={done ? <Undo2 {...icon} /> : <Check {...icon} />}
        onClick={() => leave(sort.done(item))}
        variant={done ? undefined : 'ink'}
      >
        {t(done ? 'back' : 'done')}
      </Button>
      {item.snoozedUntil === null ? (
        <SnoozeMenu
          onOpenChange={onSnoozing}
          onPick={(until) => leave(sort.snooze(item, until))}
          open={snoozing}
          trigger={<Button icon={<Clock {...icon} />}>{t('snooze')}</Button>}
        />
      ) : (
        <Button icon={<Clock {...icon} />} onClick={() => leave(sort.wake(item))}>
          {t('wake')}
        </Button>
      )}
      <Button icon={item.unread ? <MailOpen {...icon} /> : <Mail {...icon} />} onClick={() => void sort.unread(item)}>
        {t(item.unread ? 'read' : 'unread')}
      </Button>
      <Button icon={item.muted ? <Bell {...icon} /> : <BellOff {...icon} />} onClick={() => leave(sort.mute(item))}>
        {t(item.muted ? 'unmute' : 'mute')}
      </Button>
    </div>
  );
};
