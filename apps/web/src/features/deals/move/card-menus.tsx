import type { DealId } from '@baton/schema/shared';
import { Menu, type MenuEntry } from '@baton/ui';

import { useBoardUi, type CardMenu } from '../board/board-ui.ts';
import { useBoard } from '../board/board-world.tsx';
import { AssignPopover } from './assign-popover.tsx';
import { LabelPopover } from './label-popover.tsx';
import { MoveSheet } from './move-sheet.tsx';
import { NextPopover, type RenderTasks } from './next-popover.tsx';
import { useCardEntries } from './use-card-entries.ts';
import { useMoveEntries } from './use-move-entries.ts';

/** The one menu that is open for cards, wherever it was asked for: key, ⋯, selection bar, palette. */
export const CardMenus = ({ renderTasks }: { renderTasks?: RenderTasks }) => {
  const { ui } = useBoard();
  const menu = useBoardUi(ui, (state) => state.menu);
  if (menu === null || menu.ids.length === 0) return null;
  const close = () => {
    ui.set({ menu: null });
    cardElement(menu.ids[0])?.focus({ preventScroll: true });
  };
  const anchor = menu.anchor ?? cardElement(menu.ids[0]);
  if (menu.kind === 'next')
    return <NextPopover anchor={anchor} close={close} id={menu.ids[0]} renderTasks={renderTasks} />;
  if (menu.anchor === null && matchMedia('(width < 640px)').matches)
    return <MoveSheet ids={menu.ids} onClose={close} />;
  return <OpenMenu anchor={anchor} close={close} menu={{ ...menu, kind: menu.kind }} />;
};

/** The element of a card that is in the page. */
const cardElement = (id: DealId | undefined): HTMLElement | null =>
  id === undefined ? null : document.querySelector<HTMLElement>(`[data-deal="${id}"]`);

interface OpenMenuProps {
  menu: CardMenu & { kind: Exclude<CardMenu['kind'], 'next'> };
  anchor: Element | null;
  close: () => void;
}

const OpenMenu = ({ menu, anchor, close }: OpenMenuProps) => {
  switch (menu.kind) {
    case 'move':
      return <MoveMenu anchor={anchor} close={close} ids={menu.ids} />;
    case 'assign':
      return <AssignPopover anchor={anchor} close={close} ids={menu.ids} />;
    case 'label':
      return <LabelPopover anchor={anchor} close={close} ids={menu.ids} />;
    case 'card':
      return <ActionsMenu anchor={anchor} close={close} ids={menu.ids} />;
  }
};

interface MenuParts {
  ids: readonly DealId[];
  anchor: Element | null;
  close: () => void;
}

const MoveMenu = ({ ids, anchor, close }: MenuParts) => (
  <Popup anchor={anchor} close={close} entries={useMoveEntries(ids)} />
);

const ActionsMenu = ({ ids, anchor, close }: MenuParts) => (
  <Popup anchor={anchor} close={close} entries={useCardEntries(ids)} />
);

const Popup = ({ entries, anchor, close }: { entries: MenuEntry[]; anchor: Element | null; close: () => void }) => (
  <Menu anchor={anchor} entries={entries} onOpenChange={(open) => !open && close()} open />
);
