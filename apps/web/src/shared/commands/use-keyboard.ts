import { useEffect, useEffectEvent, useState } from 'react';

import { currentCommands, type Command } from './commands.ts';
import { followKeys, isSingleKey, parseKeys, type KeyPress } from './keys.ts';

type Keyed = Command & { keys: string };

/** Listens for the keys of all current commands; once, in the shell. */
export const useKeyboard = ({ singleKeys }: { singleKeys: boolean }): void => {
  const [follow] = useState(() => followKeys({ mac: isMac(), now: () => performance.now() }));
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const typing = isTyping(event.target);
    const offers = currentCommands().filter(
      (command): command is Keyed =>
        command.keys !== undefined &&
        (!typing || command.inFields === true) &&
        (singleKeys || !isSingleKey(parseKeys(command.keys))),
    );
    const found = follow(pressOf(event), offers);
    if (found === null || found === 'pending') return;
    event.preventDefault();
    found.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
};

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** Fields, editable text, and open menus and dialogs keep their letters to themselves. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
  ) !== null;

const pressOf = (event: KeyboardEvent): KeyPress => ({
  key: event.key,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  altKey: event.altKey,
  shiftKey: event.shiftKey,
  isComposing: event.isComposing,
  repeat: event.repeat,
  altGraph: event.getModifierState('AltGraph'),
});
