import { activityKinds, type ActivityKind } from '@baton/schema/accounts';
import type { AccountId, ContactId } from '@baton/schema/shared';
import { Button, classes, InlineNotice, SegmentedControl, Select, TextArea, TextField } from '@baton/ui';
import { useMutation } from '@tanstack/react-query';
import { CalendarCheck, Mail, Phone } from 'lucide-react';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';

import { useProblemText } from '#shared/i18n/problem-text.ts';
import { useSaid } from '#shared/shell/use-said.ts';

import { api } from '../accounts-api.ts';
import { readMessage, type DroppedMessage } from './read-message.ts';

const icon = { 'aria-hidden': true, size: 14 } as const;
const icons = { call: <Phone {...icon} />, meeting: <CalendarCheck {...icon} />, email: <Mail {...icon} /> };

export interface LogActivityProps {
  /** The accounts that it may have been about; where there are several, one is chosen. */
  places: readonly { id: AccountId; name: string }[];
  /** With whom it was. */
  contactId?: ContactId;
}

/** Writes down a call, a meeting or a message; an `.eml` file that is dropped here fills the form. */
export const LogActivity = (about: LogActivityProps) => {
  const t = useTranslations('accounts.log');
  const said = useSaid();
  const [open, setOpen] = useState(false);
  const [over, setOver] = useState(false);
  const [dropped, setDropped] = useState<DroppedMessage | null>(null);
  const take = async (file: File | undefined) => {
    if (!file) return;
    const message = await readMessage(file);
    if (message === null) return said.missed(t('noMessage', { name: file.name }));
    setDropped(message);
    setOpen(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={classes('border-b border-line px-4 py-2', over && 'bg-accent-soft')}
      onDragLeave={() => setOver(false)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDrop={drop}
    >
      {open ? (
        <Form
          {...about}
          dropped={dropped}
          key={dropped?.title ?? ''}
          onDone={() => {
            setOpen(false);
            setDropped(null);
          }}
        />
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          <Button icon={icons.call} onClick={() => setOpen(true)}>
            {t('open')}
          </Button>
          <label className="cursor-pointer text-secondary text-text-3 hover:text-text">
            {t('drop')}
            <input
              accept=".eml,message/rfc822"
              className="sr-only"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
              type="file"
            />
          </label>
        </div>
      )}
    </div>
  );
};

const Form = ({
  places,
  contactId,
  dropped,
  onDone,
}: LogActivityProps & {
  dropped: DroppedMessage | null;
  onDone: () => void;
}) => {
  const t = useTranslations('accounts.log');
  const common = useTranslations('common');
  const problemText = useProblemText();
  const { accountId, choose } = useChosen(places);
  const [kind, setKind] = useState<ActivityKind>(dropped ? 'email' : 'call');
  const [title, setTitle] = useState(dropped?.title ?? '');
  const [text, setText] = useState(dropped?.text ?? '');
  const log = useMutation({
    mutationFn: async () =>
      accountId &&
      api.accounts.logActivity.call({
        accountId,
        contactId: contactId ?? null,
        kind,
        title,
        text,
        ...(dropped && { from: dropped.from, to: dropped.to, ...(dropped.at !== null && { at: dropped.at }) }),
      }),
    onSuccess: onDone,
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) log.mutate();
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        log.mutate();
      }}
    >
      {log.error && <InlineNotice tone="danger">{problemText(log.error)}</InlineNotice>}
      <SegmentedControl
        label={t('kind')}
        onChange={setKind}
        options={activityKinds.map((value) => ({ value, label: t(value), icon: icons[value] }))}
        value={kind}
      />
      <Where accountId={accountId} onChoose={choose} places={places} />
      {dropped?.from && <p className="text-secondary text-text-3">{t('message', { from: dropped.from })}</p>}
      <TextField label={t('title')} maxLength={300} onChange={setTitle} onKeyDown={keys} value={title} />
      <TextArea label={t('text')} maxLength={20_000} onChange={setText} onKeyDown={keys} rows={4} value={text} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone} variant="ghost">
          {common('cancel')}
        </Button>
        <Button busy={log.isPending} disabled={title.trim() === '' && text.trim() === ''} submit variant="ink">
          {t('save')}
        </Button>
      </div>
    </form>
  );
};

/** The first of the accounts, until somebody says another. */
const useChosen = (places: LogActivityProps['places']) => {
  const [chosen, choose] = useState<AccountId | null>(null);
  const place = places.find(({ id }) => id === chosen) ?? places[0];
  return { accountId: place?.id ?? null, choose };
};

const Where = ({
  places,
  accountId,
  onChoose,
}: Pick<LogActivityProps, 'places'> & { accountId: AccountId | null; onChoose: (id: AccountId) => void }) => {
  const t = useTranslations('accounts.log');
  if (places.length < 2 || accountId === null) return null;
  const options = places.map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={t('account')} onChange={onChoose} options={options} value={accountId} />;
};
