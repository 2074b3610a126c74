import type { Subscription } from '@baton/schema/calendar';
import type { CalendarId } from '@baton/schema/shared';
import { Button, IconButton, InlineNotice, TextField } from '@baton/ui';
import { RotateCw, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useFormatter, useNow, useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { Loaded } from '#shared/shell/page.tsx';

import { useSubscriptionsOf } from './use-subscriptions.ts';

/** Calendars of elsewhere that are shown in this one: how they stand, another one, and away with one. */
export const SubscriptionList = ({ calendarId, headed = true }: { calendarId: CalendarId; headed?: boolean }) => {
  const t = useTranslations('calendar.subscriptions');
  const { query, of, subscribe, readAgain, unsubscribe } = useSubscriptionsOf(calendarId);
  return (
    <section className="flex flex-col gap-3">
      {headed && (
        <div>
          <h3 className="text-note font-semibold">{t('title')}</h3>
          <p className="text-text-2">{t('text')}</p>
        </div>
      )}
      <Loaded query={query} rows={1}>
        {(data) => {
          const rows = of(data);
          if (rows.length === 0) return <p className="text-secondary text-text-3">{t('none')}</p>;
          return (
            <ul>
              {rows.map((row) => (
                <Row
                  key={row.id}
                  onAgain={() => readAgain.mutate(row.id)}
                  onRemove={() => unsubscribe.mutate(row)}
                  row={row}
                />
              ))}
            </ul>
          );
        }}
      </Loaded>
      <SubscribeForm subscribe={subscribe} />
    </section>
  );
};

const Row = ({ row, onAgain, onRemove }: { row: Subscription; onAgain: () => void; onRemove: () => void }) => {
  const t = useTranslations('calendar.subscriptions');
  const { name, host, problem } = row;
  return (
    <li className="flex min-h-row items-start gap-2 py-1">
      <span className="min-w-0 flex-1">
        <span className="block break-words">
          {name}
          {name !== host && <span className="text-secondary text-text-3"> · {host}</span>}
        </span>
        <State row={row} />
        {problem !== null && (
          <span className="flex gap-1 text-secondary text-danger">
            <TriangleAlert aria-hidden className="mt-0.5 shrink-0" size={12} strokeWidth={2} />
            <span className="min-w-0">{t(`problems.${problem}`)}</span>
          </span>
        )}
      </span>
      {problem !== null && <IconButton icon={<RotateCw size={16} />} label={t('again', { name })} onClick={onAgain} />}
      <IconButton icon={<Trash2 size={16} />} label={t('remove', { name })} onClick={onRemove} />
    </li>
  );
};

/** How many events, when they were read, and when it will be tried again. */
const State = ({ row: { events, fetchedAt, problem, nextAt } }: { row: Subscription }) => {
  const t = useTranslations('calendar.subscriptions');
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  const ago = (at: string) => {
    const date = new Date(at);
    return format.relativeTime(date > now ? now : date, now);
  };
  const isAwaited = fetchedAt === null && problem === null;
  const read = fetchedAt === null ? t('neverRead') : t('read', { when: ago(fetchedAt) });
  const parts = [
    t('events', { count: events }),
    isAwaited ? t('reading') : read,
    ...(problem === null ? [] : [t('next', { when: format.relativeTime(new Date(nextAt), now) })]),
  ];
  return <span className="block text-secondary text-text-3">{parts.join(' · ')}</span>;
};

const SubscribeForm = ({ subscribe }: Pick<ReturnType<typeof useSubscriptionsOf>, 'subscribe'>) => {
  const t = useTranslations('calendar.subscriptions');
  const problemText = useProblemText();
  const [url, setUrl] = useState('');
  const [name, setName] = useState('');
  const clear = () => {
    setUrl('');
    setName('');
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        subscribe.mutate({ url: url.trim(), name: name.trim() }, { onSuccess: clear });
      }}
    >
      {subscribe.error && <InlineNotice tone="danger">{problemText(subscribe.error)}</InlineNotice>}
      <TextField
        autoComplete="off"
        hint={t('urlHint')}
        inputMode="url"
        label={t('url')}
        onChange={setUrl}
        required
        value={url}
      />
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-40 flex-1">
          <TextField hint={t('nameHint')} label={t('name')} maxLength={120} onChange={setName} value={name} />
        </div>
        <div className="pt-6">
          <Button busy={subscribe.isPending} disabled={url.trim() === ''} size="md" submit>
            {t('add')}
          </Button>
        </div>
      </div>
    </form>
  );
};
