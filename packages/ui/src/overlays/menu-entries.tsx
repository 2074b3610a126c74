import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

import { shortcutText } from '../controls/kbd.tsx';
import { classes } from '../tokens/classes.ts';

interface Row {
  id: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
}

/**
 * What a menu holds, as data: the same list serves a menu, a context menu and a bulk menu. A submenu whose entries are a
 * function makes them when it opens.
 */
export type MenuEntry =
  | (Row & { kind?: 'action'; shortcut?: string; hint?: string; danger?: boolean; onSelect: () => void })
  | (Row & { kind: 'check'; checked: boolean; onChange: (checked: boolean) => void })
  | {
      kind: 'radio';
      id: string;
      label: string;
      value: string;
      options: (Row & { hint?: string })[];
      onChange: (id: string) => void;
    }
  | (Row & { kind: 'submenu'; entries: MenuEntry[] | (() => MenuEntry[]) })
  | { kind: 'group'; id: string; label: string; entries: MenuEntry[] }
  | { kind: 'separator'; id: string };

/** The rows of a menu; used inside a popup of Base UI's menu or context menu. */
export const MenuEntries = ({ entries }: { entries: readonly MenuEntry[] | (() => readonly MenuEntry[]) }) =>
  (typeof entries === 'function' ? entries() : entries).map((entry) => <MenuRow entry={entry} key={entry.id} />);

const MenuRow = ({ entry }: { entry: MenuEntry }) => {
  switch (entry.kind) {
    case 'separator':
      return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
    case 'group':
      return (
        <Base.Group>
          <GroupLabel text={entry.label} />
          <MenuEntries entries={entry.entries} />
        </Base.Group>
      );
    case 'check':
      return (
        <Base.CheckboxItem
          checked={entry.checked}
          className="menu-row"
          closeOnClick={false}
          disabled={entry.disabled ?? false}
          onCheckedChange={entry.onChange}
        >
          <Mark on={entry.checked} />
          <Words row={entry} />
        </Base.CheckboxItem>
      );
    case 'radio':
      return <RadioRows entry={entry} />;
    case 'submenu':
      return (
        <Base.SubmenuRoot>
          <Base.SubmenuTrigger className="menu-row" disabled={entry.disabled ?? false}>
            <Words row={entry} />
            <ChevronRight aria-hidden className="text-text-3" size={14} />
          </Base.SubmenuTrigger>
          <MenuPopup entries={entry.entries} nested />
        </Base.SubmenuRoot>
      );
    case 'action':
    case undefined:
      return <ActionRow entry={entry} />;
  }
};

const RadioRows = ({ entry }: { entry: Extract<MenuEntry, { kind: 'radio' }> }) => {
  return (
    <Base.RadioGroup onValueChange={(value: string) => entry.onChange(value)} value={entry.value}>
      <GroupLabel text={entry.label} />
      {entry.options.map((option) => (
        <Base.RadioItem
          className="menu-row"
          closeOnClick
          disabled={option.disabled ?? false}
          key={option.id}
          value={option.id}
        >
          <Mark on={option.id === entry.value} />
          <Words row={option} />
          {option.hint && <span className="text-secondary text-text-3">{option.hint}</span>}
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  );
};

const ActionRow = ({ entry }: { entry: Extract<MenuEntry, { onSelect: () => void }> }) => {
  return (
    <Base.Item
      className={classes('menu-row', entry.danger && 'text-danger')}
      disabled={entry.disabled ?? false}
      label={entry.label}
      onClick={entry.onSelect}
    >
      <Words row={entry} />
      {entry.hint && <span className="text-secondary text-text-3">{entry.hint}</span>}
      {entry.shortcut && <kbd className="pl-4 font-sans text-meta text-text-3">{shortcutText(entry.shortcut)}</kbd>}
    </Base.Item>
  );
};

/** The floating part of a menu. */
export const MenuPopup = ({
  entries,
  nested = false,
  align = 'start',
  side = 'bottom',
  anchor,
}: {
  entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
  nested?: boolean;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'left' | 'right';
  anchor?: Element | null;
}) => (
  <Base.Portal>
    <Base.Positioner
      align={align}
      className="z-50 outline-none"
      side={nested ? 'right' : side}
      sideOffset={nested ? 2 : 4}
      {...(anchor ? { anchor } : {})}
    >
      <Base.Popup className="popup calm-scroll max-h-(--available-height) max-w-[min(360px,calc(100vw-16px))] min-w-48 p-1">
        <MenuEntries entries={entries} />
      </Base.Popup>
    </Base.Positioner>
  </Base.Portal>
);

const GroupLabel = ({ text }: { text: string }) => (
  <Base.GroupLabel className="px-2 pt-2 pb-1 text-meta font-semibold text-text-3">{text}</Base.GroupLabel>
);

const Mark = ({ on }: { on: boolean }) => (
  <span aria-hidden className="flex w-4 shrink-0 text-accent">
    {on && <Check size={16} strokeWidth={2} />}
  </span>
);

const Words = ({ row }: { row: Pick<Row, 'icon' | 'label'> }) => (
  <>
    {row.icon && <span className="flex w-4 shrink-0 justify-center">{row.icon}</span>}
    <span className="min-w-0 flex-1 truncate">{row.label}</span>
  </>
);
