import type { InboxItem } from '@baton/schema/inbox';
import { partsOf } from '@baton/schema/rich-text';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';
import { usePreferences } from '#shared/preferences/preferences.ts';

import { newestRowsQuery } from '../inbox-api.ts';
import { noticePermission } from './notice-permission.ts';
import { noticeTray } from './notice-tray.ts';
import { notificationsQuery } from './notifications-api.ts';

/** Notices of the browser for what is new in the inbox, where this device has them on; `open` goes to a row, or to all. */
export const useBrowserNotices = (enabled: boolean, open: (item: InboxItem | null) => void): void => {
  const { notices } = usePreferences();
  const on = enabled && notices && noticePermission() === 'granted';
  const rows = useQuery({ ...newestRowsQuery(), enabled: on }).data;
  const settings = useQuery({ ...notificationsQuery(), enabled: on }).data;
  const [tray] = useState(noticeTray);
  const write = useNotice();
  const show = useEffectEvent((items: readonly InboxItem[]) => {
    const { title, ...options } = write(items);
    const notice = new Notification(title, options);
    notice.addEventListener('click', () => {
      notice.close();
      globalThis.focus();
      open(items.length === 1 ? (items[0] ?? null) : null);
    });
  });
  useEffect(() => (on ? tray.open((items) => show(items)) : undefined), [on, tray]);
  useEffect(() => {
    if (on && rows && settings) tray.hear(rows.data, settings);
  }, [on, tray, rows, settings]);
};

/** What a notice says: who and why; what it is about only where this device was told that it may show that. */
const useNotice = () => {
  const t = useTranslations('inbox');
  const words = useTranslations('notifications.device');
  const nameOf = useNameOf();
  const { noticeContents } = usePreferences();
  const spoken = (text: string) =>
    partsOf(text)
      .map((part) => (typeof part === 'string' ? part : (nameOf(part.kind, part.id) ?? '—')))
      .join('');
  return (items: readonly InboxItem[]): { title: string; body?: string; tag: string } => {
    // Two tabs that tell of the same say it once.
    const tag = items.map(({ id, newestAt, backAt }) => `${id} ${newestAt} ${backAt ?? ''}`).join(' ');
    const [first] = items;
    const [reason] = first?.reasons ?? [];
    if (items.length !== 1 || !first || !reason) return { title: words('several', { count: items.length }), tag };
    const name = (reason.actorId && nameOf('member', reason.actorId)) ?? t('somebody');
    const title = t.markup(`what.${reason.kind}`, { name, b: (text) => text });
    const body = [first.record.name, spoken(reason.text)].filter(Boolean).join(': ');
    return noticeContents && body !== '' ? { title, body, tag } : { title, tag };
  };
};
