import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

import { Kbd } from '../controls/kbd.tsx';
import { classes } from '../tokens/classes.ts';
import { matchScore } from './matching.ts';

export interface PaletteItem {
  id: string;
  label: string;
  /** Words that also find it: its English name, an account's city. */
  keywords?: readonly string[];
  hint?: string;
  icon?: ReactNode;
  shortcut?: string;
  onSelect: () => void;
}

export interface PaletteGroup {
  id: string;
  label: string;
  items: readonly PaletteItem[];
  /** Found elsewhere for what is typed: its rows keep their order and are shown whatever their words. */
  found?: boolean;
}

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  label: string;
  placeholder: string;
  emptyText: string;
  groups: readonly PaletteGroup[];
  /** Told what is typed, for records that the server finds; those come back as a group that is `found`. */
  onQuery?: (query: string) => void;
}

/** Everything that can be done, by typing. Arrows choose, Enter does, Esc closes and returns the focus. */
export const CommandPalette = ({ open, onClose, label, ...rest }: CommandPaletteProps) => (
  <Base.Root onOpenChange={(next) => !next && onClose()} open={open}>
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-50 bg-backdrop" />
      <Base.Popup
        aria-label={label}
        className="fixed top-[12dvh] left-1/2 z-60 flex max-h-[min(480px,76dvh)] w-[min(640px,calc(100vw-24px))] -translate-x-1/2 flex-col overflow-hidden rounded-dialog border border-line bg-surface text-text shadow-dialog outline-none"
      >
        <PaletteBody label={label} onClose={onClose} {...rest} />
      </Base.Popup>
    </Base.Portal>
  </Base.Root>
);

const PaletteBody = ({
  onClose,
  label,
  placeholder,
  emptyText,
  groups,
  onQuery,
}: Omit<CommandPaletteProps, 'open'>) => {
  const [query, setQuery] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = useMemo(() => ranked(groups, query), [groups, query]);
  const items = shown.flatMap((group) => group.items);
  const active = items.find((item) => item.id === activeId) ?? items[0];
  const choose = (item: PaletteItem) => {
    onClose();
    // After the palette has given the focus back, so that a menu opened by the command keeps it.
    requestAnimationFrame(() => item.onSelect());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active);
      return;
    }
    const to = stepTo(event.key, items, active);
    if (!to) return;
    event.preventDefault();
    setActiveId(to.id);
    list.current?.querySelector(`[id="${id}-${CSS.escape(to.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="flex h-12 shrink-0 items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="shrink-0 text-text-3" size={16} />
        <input
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-expanded
          aria-label={label}
          className="field-input text-note"
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(null);
            onQuery?.(event.target.value);
          }}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          role="combobox"
          value={query}
        />
      </div>
      <div aria-label={label} className="calm-scroll min-h-0 flex-1 p-1.5" id={`${id}-list`} ref={list} role="listbox">
        {shown.map((group) => (
          <div aria-labelledby={`${id}-group-${group.id}`} key={group.id} role="group">
            <div className="px-2.5 pt-2 pb-1 text-meta font-semibold text-text-3" id={`${id}-group-${group.id}`}>
              {group.label}
            </div>
            {group.items.map((item) => (
              <Row
                active={item === active}
                id={`${id}-${item.id}`}
                item={item}
                key={item.id}
                onChoose={choose}
                onPoint={setActiveId}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && <output className="block px-4 pb-6 text-center text-text-3">{emptyText}</output>}
    </>
  );
};

const Row = ({
  item,
  id,
  active,
  onChoose,
  onPoint,
}: {
  item: PaletteItem;
  id: string;
  active: boolean;
  onChoose: (item: PaletteItem) => void;
  onPoint: (id: string) => void;
}) => (
  // The input keeps the focus; `aria-activedescendant` says which row is meant.
  <div
    aria-selected={active}
    className={classes('flex min-h-9 items-center gap-2.5 rounded-control px-2.5 py-1', active && 'bg-active')}
    id={id}
    onMouseDown={(event) => {
      event.preventDefault();
      onChoose(item);
    }}
    onMouseMove={() => onPoint(item.id)}
    role="option"
    tabIndex={-1}
  >
    <span aria-hidden className="flex w-4 shrink-0 justify-center text-text-3">
      {item.icon}
    </span>
    <span className="min-w-0 flex-1 truncate">{item.label}</span>
    {item.hint && <span className="truncate text-secondary text-text-3">{item.hint}</span>}
    {item.shortcut && <Kbd keys={item.shortcut} />}
  </div>
);

const mostPerGroup = 12;

/** Below a command that has what was typed in its name, above one that only has its letters. */
const foundScore = 45;

const ranked = (groups: readonly PaletteGroup[], query: string): PaletteGroup[] =>
  groups
    .map((group) => {
      if (group.found === true) return { group, items: [...group.items], best: foundScore };
      const items = group.items
        .map((item) => ({ item, score: scoreOf(item, query) }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score)
        .slice(0, query === '' ? group.items.length : mostPerGroup);
      return { group, items: items.map(({ item }) => item), best: items[0]?.score ?? 0 };
    })
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => (query === '' ? 0 : b.best - a.best))
    .map(({ group, items }) => ({ ...group, items }));

const scoreOf = (item: PaletteItem, query: string): number =>
  Math.max(matchScore(query, item.label), ...(item.keywords ?? []).map((word) => matchScore(query, word) * 0.9));

const stepTo = (
  key: string,
  items: readonly PaletteItem[],
  active: PaletteItem | undefined,
): PaletteItem | undefined => {
  const at = active ? items.indexOf(active) : -1;
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % Math.max(1, items.length)];
    case 'ArrowUp':
      return items.at(at - 1);
    case 'PageDown':
      return items[Math.min(items.length - 1, at + 8)];
    case 'PageUp':
      return items[Math.max(0, at - 8)];
    default:
      return undefined;
  }
};
