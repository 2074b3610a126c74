import { mentionActions, type MentionAction } from '@baton/schema/rich-text';
import { Button, Popover, Select, TextField } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { DayField } from '#shared/fields/day-field.tsx';

/** The mention that something is asked with, where it is drawn. */
export interface AskedMention {
  at: number;
  anchor: HTMLElement;
}

export interface AskFormProps {
  editor: Editor;
  asked: AskedMention;
  onClose: () => void;
}

/** What a mention asks of whom it calls, and until when. */
export const AskForm = ({ editor, asked, onClose }: AskFormProps) => {
  const t = useTranslations('notes.mentions');
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  return (
    <Popover anchor={asked.anchor} label={t('ask')} onOpenChange={(open) => !open && close()} open>
      <Fields asked={asked} editor={editor} onDone={close} />
    </Popover>
  );
};

const endOfDay = '17:00';

const Fields = ({ editor, asked, onDone }: { editor: Editor; asked: AskedMention; onDone: () => void }) => {
  const t = useTranslations('notes.mentions');
  const common = useTranslations('common');
  const before = editor.state.doc.nodeAt(asked.at)?.attrs ?? {};
  const [action, setAction] = useState<MentionAction | 'none'>(
    mentionActions.find((each) => each === before['action']) ?? 'none',
  );
  const due = typeof before['due'] === 'string' ? new Date(before['due']) : null;
  const [day, setDay] = useState(due === null ? null : localDay(due));
  const [time, setTime] = useState(due === null ? endOfDay : localTime(due));
  const set = (attrs: { action: string | null; due: string | null }) => {
    const node = editor.state.doc.nodeAt(asked.at);
    if (node?.type.name === 'mention')
      editor.view.dispatch(editor.state.tr.setNodeMarkup(asked.at, undefined, { ...node.attrs, ...attrs }));
    onDone();
  };
  return (
    <form
      className="flex w-64 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        set({ action: action === 'none' ? null : action, due: instantOf(day, time) });
      }}
    >
      <Select
        label={t('action')}
        onChange={setAction}
        options={[
          { value: 'none', label: t('actions.none') },
          ...mentionActions.map((value) => ({ value, label: t(`actions.${value}`) })),
        ]}
        value={action}
      />
      <DayField label={t('due')} onChange={setDay} value={day} />
      {day !== null && <TextField label={t('time')} onChange={setTime} type="time" value={time} />}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone} variant="ghost">
          {common('cancel')}
        </Button>
        <Button submit variant="ink">
          {common('save')}
        </Button>
      </div>
    </form>
  );
};

const two = (part: number): string => String(part).padStart(2, '0');
const localDay = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const localTime = (date: Date): string => `${two(date.getHours())}:${two(date.getMinutes())}`;

/** The chosen moment of this person's clock, as everybody's. */
const instantOf = (day: string | null, time: string): string | null => {
  if (day === null) return null;
  const at = new Date(`${day}T${/^\d{2}:\d{2}$/.test(time) ? time : endOfDay}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
};
