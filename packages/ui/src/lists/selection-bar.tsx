import { X } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../controls/button.tsx';
import { Kbd } from '../controls/kbd.tsx';

export interface SelectionAction {
  id: string;
  label: string;
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: (button: HTMLElement) => void;
}

export interface SelectionBarProps {
  label: string;
  /** How many, in words: "2 selected". */
  countText: string;
  actions: readonly SelectionAction[];
  clearLabel: string;
  onClear: () => void;
  /** More at the end, such as "Select all 1 243". */
  end?: ReactNode;
}

/** What can be done with the selected rows; stands at the bottom and covers no total. */
export const SelectionBar = ({ label, countText, actions, clearLabel, onClear, end }: SelectionBarProps) => (
  <section
    aria-label={label}
    className="flex min-h-11 items-center gap-1 overflow-x-auto border-t border-line bg-raised px-3"
  >
    <output className="mr-2 shrink-0 font-semibold">{countText}</output>
    {actions.map((action) => (
      <Button
        className={action.danger ? 'text-danger' : ''}
        disabled={action.disabled}
        icon={action.icon}
        key={action.id}
        onClick={(event) => action.onSelect(event.currentTarget)}
        trailing={action.shortcut && <Kbd keys={action.shortcut} />}
        variant="ghost"
      >
        {action.label}
      </Button>
    ))}
    <Button icon={<X aria-hidden size={14} />} onClick={onClear} trailing={<Kbd keys="Escape" />} variant="ghost">
      {clearLabel}
    </Button>
    {end && <div className="ml-auto shrink-0">{end}</div>}
  </section>
);
