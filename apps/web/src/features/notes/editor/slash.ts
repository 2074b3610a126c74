import { Extension } from '@tiptap/core';
import { Suggestion } from '@tiptap/suggestion';

import { applyBlock, inserts, styles, type Asking, type Block } from './blocks.ts';

/** The slash menu as it stands; null while it is closed. */
export interface SlashView {
  blocks: readonly Block[];
  at: number;
  /** Where the typed slash stands. */
  place: DOMRect;
  pick: (block: Block) => void;
}

/** Holds the open menu between the editor, which knows the keys, and the list that is drawn. */
export class SlashMenuState {
  private view: SlashView | null = null;
  private readonly listeners = new Set<() => void>();

  snapshot = (): SlashView | null => this.view;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  show(view: SlashView | null): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }

  move(by: number): void {
    const { view } = this;
    if (view !== null) this.show({ ...view, at: (view.at + by + view.blocks.length) % view.blocks.length });
  }
}

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Blocks whose name in this language, or an English word for them, has a word that begins like this. */
const blocksLike = (query: string, nameOf: (block: Block) => string): Block[] => {
  const wanted = fold(query);
  return [...styles, ...inserts].filter((block) =>
    `${fold(nameOf(block))} ${block.keywords}`.split(/[\s’'-]+/).some((word) => word.startsWith(wanted)),
  );
};

export interface SlashOptions {
  menu: SlashMenuState;
  nameOf: (block: Block) => string;
  ask: Asking;
}

/** `/` at the beginning of a word offers blocks; Esc and anything that matches nothing leave the text as it is. */
export const slash = ({ menu, nameOf, ask }: SlashOptions) =>
  Extension.create({
    name: 'slash',
    addProseMirrorPlugins() {
      return [
        Suggestion<Block, Block>({
          editor: this.editor,
          char: '/',
          allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
          items: ({ query }) => blocksLike(query, nameOf),
          command: ({ editor, range, props }) => applyBlock(editor.chain().focus().deleteRange(range), props.id, ask),
          render: () => ({
            onStart: (props) => open(menu, props),
            onUpdate: (props) => open(menu, props),
            onExit: () => menu.show(null),
            onKeyDown: ({ event }) => press(menu, event),
          }),
        }),
      ];
    },
  });

interface Offer {
  items: Block[];
  clientRect?: (() => DOMRect | null) | null;
  command: (block: Block) => void;
}

const open = (menu: SlashMenuState, { items, clientRect, command }: Offer): void => {
  const place = clientRect?.();
  menu.show(place && items.length > 0 ? { blocks: items, at: 0, place, pick: command } : null);
};

const press = (menu: SlashMenuState, event: KeyboardEvent): boolean => {
  const view = menu.snapshot();
  if (view === null || event.isComposing) return false;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    menu.move(event.key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'Tab') {
    const block = view.blocks[view.at];
    if (block) view.pick(block);
    return true;
  }
  if (event.key !== 'Escape') return false;
  menu.show(null);
  return false;
};
