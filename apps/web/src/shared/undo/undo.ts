import { closeToast, showToast } from '@baton/ui';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';

import { changesAnswered } from '../api/under-way.ts';
import { useCommands } from '../commands/commands.ts';

interface Done {
  title: string;
  undo: () => unknown;
}

/** What this person did on these pages and can take back, newest last. Gone with the page. */
const done: Done[] = [];
const most = 50;

/** Takes back the newest thing that was done, by a command of its own. */
const takeBack = (): Done | null => {
  const last = done.pop();
  last?.undo();
  return last ?? null;
};

/** Takes the offer of the last Undo off the screen; Mod+Z still knows it. */
export const hideUndo = (): void => closeToast('undo');

/** Says what was done, with the way back for at least eight seconds there, and later by Mod+Z. */
export const useUndo = () => {
  const t = useTranslations('common');
  return (title: string, undo: () => unknown): void => {
    const entry = { title, undo };
    done.push(entry);
    if (done.length > most) done.shift();
    const onSelect = () => {
      const at = done.indexOf(entry);
      if (at !== -1) done.splice(at, 1);
      undo();
    };
    showToast({ id: 'undo', title, action: { label: t('undo'), onSelect } });
  };
};

/** Mod+Z while a page is open; what was done elsewhere is not taken back from here. */
export const useUndoKey = (): void => {
  const t = useTranslations('common');
  // What was done a moment ago is known once the server has answered: whoever changes two things and presses Mod+Z means
  // the second, and never the first for want of an answer.
  const takeBackLast = async (): Promise<void> => {
    if (!(await changesAnswered())) {
      showToast({ id: 'undo', title: t('undoTooEarly') });
      return;
    }
    const last = takeBack();
    if (last) showToast({ id: 'undo', title: t('undone', { what: last.title }) });
  };
  useCommands([
    {
      id: 'page.undo',
      label: t('undo'),
      group: 'page',
      keys: 'Mod+Z',
      run: () => void takeBackLast(),
    },
  ]);
  useEffect(() => () => void (done.length = 0), []);
};
