import type { Task } from '@baton/schema/tasks';
import { Checkbox, classes, IconButton } from '@baton/ui';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useEditTask } from '../change/use-change-tasks.ts';

/** The steps of a task, ticked one by one. */
export const Checklist = ({ task, readOnly }: { task: Task; readOnly: boolean }) => {
  const t = useTranslations('tasks.checklist');
  const { edit, addItem } = useEditTask(task);
  const [text, setText] = useState('');
  const { checklist } = task;
  if (readOnly && checklist.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-1">
      <h3 className="text-secondary font-semibold text-text-2">{t('title')}</h3>
      <ul className="flex flex-col">
        {checklist.map((item) => (
          <li className="group/item flex min-h-8 items-center gap-2" key={item.id}>
            <span className={classes('min-w-0 flex-1', item.done && 'text-text-3 line-through')}>
              <Checkbox
                checked={item.done}
                disabled={readOnly}
                label={item.text}
                onChange={(done) =>
                  edit({ checklist: checklist.map((each) => (each.id === item.id ? { ...each, done } : each)) })
                }
              />
            </span>
            {!readOnly && (
              <IconButton
                icon={<X size={13} />}
                label={t('remove', { text: item.text })}
                onClick={() => edit({ checklist: checklist.filter(({ id }) => id !== item.id) })}
                tooltip={false}
              />
            )}
          </li>
        ))}
      </ul>
      {!readOnly && checklist.length < 50 && (
        <form
          className="field-box"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            addItem(text.trim());
            setText('');
          }}
        >
          <Plus aria-hidden className="shrink-0 text-text-3" size={14} />
          <input
            aria-label={t('add')}
            className="field-input py-1"
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
            placeholder={t('add')}
            value={text}
          />
        </form>
      )}
    </section>
  );
};
