import type { MemberId } from '@baton/schema/shared';
import type { Task } from '@baton/schema/tasks';
import { Button, Combobox, Popover } from '@baton/ui';
import { Eye, EyeOff, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

import { useNameOf } from '#shared/people/use-names.ts';
import { useSession } from '#shared/session/session.tsx';

import { useHolderOptions } from '../change/holder-menu.tsx';
import { useEditTask } from '../change/use-change-tasks.ts';

/** Who follows what becomes of a task. */
export const Watchers = ({ task }: { task: Task }) => {
  const t = useTranslations('tasks.watchers');
  const common = useTranslations('common');
  const nameOf = useNameOf();
  const { member } = useSession();
  const { watch, unwatch } = useEditTask(task);
  const options = useHolderOptions().filter(
    ({ value }) => value.startsWith('member:') && !task.watcherIds.some((id) => value === `member:${id}`),
  );
  const [open, setOpen] = useState(false);
  const me = member as MemberId;
  const watching = task.watcherIds.includes(me);
  return (
    <section aria-label={t('title')} className="flex flex-col gap-1">
      <h3 className="text-secondary font-semibold text-text-2">{t('title')}</h3>
      <div className="flex flex-wrap items-center gap-1">
        {task.watcherIds
          .filter((id) => id !== me)
          .map((id) => {
            const name = nameOf('member', id) ?? '—';
            return (
              <span
                className="inline-flex min-h-7 items-center gap-1 rounded-full border border-line pr-1 pl-2.5"
                key={id}
              >
                {name}
                {task.mayEdit && (
                  <button
                    aria-label={t('remove', { name })}
                    className="flex size-6 items-center justify-center rounded-full text-text-3 hover:bg-hover hover:text-text"
                    onClick={() => void unwatch(id)}
                    type="button"
                  >
                    <X aria-hidden size={12} />
                  </button>
                )}
              </span>
            );
          })}
        <Button
          icon={watching ? <EyeOff aria-hidden size={14} /> : <Eye aria-hidden size={14} />}
          onClick={() => void (watching ? unwatch(me) : watch(me))}
        >
          {t(watching ? 'stop' : 'follow')}
        </Button>
        {task.mayEdit && (
          <Popover
            label={t('add')}
            onOpenChange={setOpen}
            open={open}
            trigger={
              <Button icon={<Plus aria-hidden size={14} />} variant="ghost">
                {t('add')}
              </Button>
            }
          >
            <div className="w-64">
              <Combobox
                clearLabel={common('clear')}
                emptyText={common('nothingFound')}
                focusFirst
                label={t('add')}
                onChange={(value) => {
                  if (value === null) return;
                  setOpen(false);
                  void watch(value.slice('member:'.length) as MemberId);
                }}
                options={options}
                value={null}
              />
            </div>
          </Popover>
        )}
      </div>
    </section>
  );
};
