import { eventValues, type EventTime } from '@baton/schema/calendar';
import { Button, Checkbox, Dialog, Select, TextArea, TextField } from '@baton/ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { LayerMark } from '../layers/layer-mark.tsx';
import type { Layers } from '../layers/use-layers.ts';
import { AccountField } from './account-field.tsx';
import { PeopleField } from './people-field.tsx';
import { RepeatField } from './repeat-field.tsx';
import { TitleLine, useEventLine } from './title-line.tsx';
import type { EventDraft } from './use-change-events.ts';
import { WhenFields } from './when-fields.tsx';

export interface EventDialogProps {
  title: string;
  before: EventDraft;
  /** A new event's title may say when, who and about whom. */
  reads: boolean;
  layers: Layers;
  onClose: () => void;
  /** Answers whether it was done; the form stays open with what was typed when it was not. */
  onSave: (draft: EventDraft) => Promise<boolean>;
}

/** All that people write of an event. */
export const EventDialog = ({ title, before, reads, layers, onClose, onSave }: EventDialogProps) => {
  const t = useTranslations('calendar');
  const common = useTranslations('common');
  const [draft, setDraft] = useState(before);
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const [saving, setSaving] = useState(false);
  const [more, setMore] = useState(!reads);
  const line = useEventLine(reads ? draft.title : '', refused, before.time);
  const set = (part: Partial<EventDraft>) => setDraft((old) => ({ ...old, ...part }));
  const shown = reads ? merged(draft, line.read, before.time) : draft;
  const save = async () => {
    setSaving(true);
    const done = await onSave(shown);
    setSaving(false);
    if (done) onClose();
  };
  const fits = eventValues.safeParse(valuesOf(shown)).success;
  const writable = layers.all.filter(({ level }) => level === 'write' || level === 'manage');
  return (
    <Dialog
      closeLabel={common('close')}
      footer={
        <>
          <Button onClick={onClose} size="md">
            {common('cancel')}
          </Button>
          <Button busy={saving} disabled={!fits} onClick={() => void save()} size="md" variant="ink">
            {common('save')}
          </Button>
        </>
      }
      onClose={onClose}
      open
      title={title}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits && !saving) void save();
        }}
      >
        <TitleLine
          onChange={(text) => set({ title: text })}
          onRefuse={(key) => setRefused((old) => new Set([...old, key]))}
          parts={reads ? line.parts : []}
          value={draft.title}
        />
        <WhenFields onChange={(time) => set({ time })} value={shown.time} />
        <AccountField onChange={(accountId) => set({ accountId })} value={shown.accountId} />
        <PeopleField onChange={(attendees) => set({ attendees })} value={shown.attendees} />
        <Select
          label={t('fields.calendar')}
          onChange={(calendarId) => set({ calendarId })}
          options={writable.map((layer) => ({
            value: layer.id,
            label: layer.name,
            icon: <LayerMark layer={layer} />,
          }))}
          value={draft.calendarId}
        />
        {more ? (
          <More draft={draft} set={set} />
        ) : (
          <div>
            <Button onClick={() => setMore(true)} variant="ghost">
              {t('fields.more')}
            </Button>
          </div>
        )}
        {/* Enter in a field saves; the button that is pressed by it must stand inside. */}
        <button className="sr-only" disabled={!fits} tabIndex={-1} type="submit">
          {common('save')}
        </button>
      </form>
    </Dialog>
  );
};

const More = ({ draft, set }: { draft: EventDraft; set: (part: Partial<EventDraft>) => void }) => {
  const t = useTranslations('calendar.fields');
  const [link, setLink] = useState(draft.link ?? '');
  const wrong = link.trim() !== '' && !eventValues.shape.link.safeParse(link.trim()).success;
  return (
    <>
      <RepeatField onChange={(repeat) => set({ repeat })} value={draft.repeat} />
      <TextField
        label={t('location')}
        maxLength={500}
        onChange={(location) => set({ location })}
        value={draft.location}
      />
      <TextField
        error={wrong ? t('linkWrong') : undefined}
        label={t('link')}
        onChange={(typed) => {
          setLink(typed);
          set({ link: typed.trim() === '' ? null : typed.trim() });
        }}
        placeholder="https://"
        type="url"
        value={link}
      />
      <TextArea
        label={t('details')}
        maxLength={10_000}
        onChange={(details) => set({ details })}
        value={draft.details}
      />
      <Checkbox
        checked={draft.showAs === 'free'}
        label={t('free')}
        onChange={(free) => set({ showAs: free ? 'free' : 'busy' })}
      />
      <Checkbox
        checked={draft.private}
        hint={t('privateHint')}
        label={t('private')}
        onChange={(own) => set({ private: own })}
      />
    </>
  );
};

const valuesOf = ({ calendarId: _calendar, attendees: _attendees, ...values }: EventDraft) => values;

/** What the line says, unless the fields were set by hand. */
const merged = (draft: EventDraft, read: ReturnType<typeof useEventLine>['read'], first: EventTime): EventDraft => ({
  ...draft,
  title: read.title,
  time: read.time !== null && JSON.stringify(draft.time) === JSON.stringify(first) ? read.time : draft.time,
  accountId: draft.accountId ?? read.accountId,
  attendees: [
    ...draft.attendees,
    ...read.people.filter((person) => !draft.attendees.some((each) => JSON.stringify(each) === JSON.stringify(person))),
  ],
});
