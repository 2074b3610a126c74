import { Check, CloudOff, LoaderCircle, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';

import { Popover } from '../overlays/popover.tsx';
import { classes } from '../tokens/classes.ts';

export type SyncState = 'saved' | 'saving' | 'offline' | 'refused';

export interface SyncStatusProps {
  state: SyncState;
  /** What it says now: "Saved", "Saving", "Offline · 3 changes kept on this device", "Cannot save". */
  text: string;
  /** The name of the details, such as "Details about saving". */
  detailLabel: string;
  /** What a press shows: what is safe, and why. */
  detail: ReactNode;
}

/** The truth about saving, always in the bar. It keeps its place and only its words change. */
export const SyncStatus = ({ state, text, detailLabel, detail }: SyncStatusProps) => {
  const { Icon, look } = looks[state];
  return (
    <Popover
      align="end"
      label={detailLabel}
      trigger={
        <button
          className={classes(
            'inline-flex min-h-[max(24px,var(--control))] min-w-0 items-center gap-1.5 rounded-control px-2 text-secondary transition-colors duration-[80ms] hover:bg-hover',
            look,
          )}
          data-state={state}
          type="button"
        >
          <Icon
            aria-hidden
            className={classes('shrink-0', state === 'saving' && 'animate-spin')}
            size={14}
            strokeWidth={1.75}
          />
          {/* On a phone the mark alone: the bar has no room for a word that is nearly always the same. */}
          <span className={classes('truncate', state === 'saved' && 'max-phone:sr-only')}>{text}</span>
        </button>
      }
    >
      <div className="max-w-80 text-secondary text-text-2">{detail}</div>
    </Popover>
  );
};

const looks = {
  saved: { Icon: Check, look: 'text-text-3' },
  saving: { Icon: LoaderCircle, look: 'text-text-3' },
  offline: { Icon: CloudOff, look: 'bg-warning-soft font-medium text-warning' },
  refused: { Icon: OctagonAlert, look: 'bg-danger-soft font-medium text-danger' },
};
