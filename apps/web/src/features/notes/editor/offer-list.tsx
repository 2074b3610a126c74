import { classes } from '@baton/ui';
import type { Editor } from '@tiptap/core';
import { Fragment, useEffect, useSyncExternalStore, type ComponentType } from 'react';
import { createPortal } from 'react-dom';

import type { OfferState, OfferView } from './offer.ts';

const tallest = 320;

export interface OfferListProps<Item extends { id: string }> {
  editor: Editor;
  menu: OfferState<Item>;
  /** Tells this list from others in the page. */
  id: string;
  label: string;
  Row: ComponentType<{ item: Item }>;
  /** The heading that an item stands below. */
  groupOf?: (item: Item) => string;
}

/** An open offer, next to what is typed. The caret stays in the text: the editor moves through the list. */
export const OfferList = <Item extends { id: string }>({ editor, menu, ...list }: OfferListProps<Item>) => {
  const view = useSyncExternalStore(menu.subscribe, menu.snapshot);
  const { id } = list;
  useEffect(() => {
    if (editor.isDestroyed || view === null) return undefined;
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${view.items[view.at]?.id}`);
    return () => {
      for (const name of ['aria-controls', 'aria-activedescendant']) dom.removeAttribute(name);
    };
  }, [editor, view, id]);
  return view === null ? null : createPortal(<List {...list} view={view} />, document.body);
};

type ListProps<Item extends { id: string }> = Omit<OfferListProps<Item>, 'editor' | 'menu'> & { view: OfferView<Item> };

const List = <Item extends { id: string }>({ view, id, label, Row, groupOf }: ListProps<Item>) => {
  const { items, at, place, pick } = view;
  const below = globalThis.innerHeight - place.bottom > tallest || place.top < tallest;
  return (
    <div
      aria-label={label}
      className="popup calm-scroll fixed z-50 w-72 p-1"
      id={id}
      // The caret must not leave the text.
      onMouseDown={(event) => event.preventDefault()}
      role="listbox"
      style={{
        left: Math.max(8, Math.min(place.left, globalThis.innerWidth - 296)),
        maxHeight: tallest,
        ...(below ? { top: place.bottom + 6 } : { bottom: globalThis.innerHeight - place.top + 6 }),
      }}
      tabIndex={-1}
    >
      {items.map((item, index) => {
        const before = items[index - 1];
        const group = groupOf?.(item);
        const begins = group !== undefined && (before === undefined || groupOf?.(before) !== group);
        return (
          <Fragment key={item.id}>
            {begins && (
              <div className="px-2 pt-2 pb-1 text-meta font-medium text-text-3" role="presentation">
                {group}
              </div>
            )}
            <button
              aria-selected={index === at}
              className={classes('menu-row w-full text-left', index === at && 'bg-active')}
              id={`${id}-${item.id}`}
              onClick={() => pick(item)}
              ref={index === at ? intoView : undefined}
              role="option"
              tabIndex={-1}
              type="button"
            >
              <Row item={item} />
            </button>
          </Fragment>
        );
      })}
    </div>
  );
};

const intoView = (row: HTMLElement | null) => row?.scrollIntoView({ block: 'nearest' });
