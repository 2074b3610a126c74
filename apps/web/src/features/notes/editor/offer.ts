import { Extension, type Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion';

/** What is offered for what is being typed; null while nothing is. */
export interface OfferView<Item> {
  items: readonly Item[];
  at: number;
  /** Where the typed sign stands. */
  place: DOMRect;
  pick: (item: Item) => void;
}

/** Holds an open offer between the editor, which knows the keys, and the list that is drawn. */
export class OfferState<Item> {
  private view: OfferView<Item> | null = null;
  private readonly listeners = new Set<() => void>();

  /** Nothing is shown while nothing matches, but something may still be found. */
  snapshot = (): OfferView<Item> | null => (this.view !== null && this.view.items.length > 0 ? this.view : null);

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  show(view: OfferView<Item> | null): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }

  /** Other items for the same words, such as those that the server found. */
  refill(items: readonly Item[]): void {
    const { view } = this;
    if (view !== null) this.show({ ...view, items, at: Math.min(view.at, Math.max(0, items.length - 1)) });
  }

  move(by: number): void {
    const view = this.snapshot();
    if (view !== null) this.show({ ...view, at: (view.at + by + view.items.length) % view.items.length });
  }
}

export const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

export interface OfferOptions<Item> {
  name: string;
  /** What opens it, at the beginning of a word. */
  sign: string;
  menu: OfferState<Item>;
  itemsLike: (query: string) => Item[];
  apply: (editor: Editor, range: { from: number; to: number }, item: Item) => void;
  /** Names have several words; blocks have one. */
  spaces?: boolean;
}

/** A sign at the beginning of a word offers something; Esc and what matches nothing leave the text as it is. */
export const offer = <Item>({ name, sign, menu, itemsLike, apply, spaces = false }: OfferOptions<Item>) =>
  Extension.create({
    name,
    addProseMirrorPlugins() {
      const options: SuggestionOptions<Item, Item> = {
        editor: this.editor,
        pluginKey: new PluginKey(name),
        char: sign,
        allowSpaces: spaces,
        allow: ({ editor }) => !editor.isActive('codeBlock') && !editor.isActive('code'),
        items: ({ query }) => itemsLike(query),
        command: ({ editor, range, props }) => apply(editor, range, props),
        render: () => ({
          onStart: (props) => open(menu, props),
          onUpdate: (props) => open(menu, props),
          onExit: () => menu.show(null),
          onKeyDown: ({ event }) => press(menu, event),
        }),
      };
      return [Suggestion<Item, Item>(options)];
    },
  });

interface Offered<Item> {
  items: Item[];
  clientRect?: (() => DOMRect | null) | null;
  command: (item: Item) => void;
}

const open = <Item>(menu: OfferState<Item>, { items, clientRect, command }: Offered<Item>): void => {
  const place = clientRect?.();
  menu.show(place ? { items, at: 0, place, pick: command } : null);
};

const press = <Item>(menu: OfferState<Item>, event: KeyboardEvent): boolean => {
  const view = menu.snapshot();
  if (view === null || event.isComposing) return false;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    menu.move(event.key === 'ArrowDown' ? 1 : -1);
    return true;
  }
  if (event.key === 'Enter' || event.key === 'Tab') {
    const item = view.items[view.at];
    if (item !== undefined) view.pick(item);
    return true;
  }
  if (event.key !== 'Escape') return false;
  menu.show(null);
  return false;
};
