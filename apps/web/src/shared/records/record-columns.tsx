import { classes } from '@baton/ui';
import type { ReactNode } from 'react';

export interface RecordColumnsProps {
  /** What is known of the record, at left. */
  facts: ReactNode;
  /** The live note in the middle, in a reading column of at most 720 px; without one the rail takes its place. */
  note?: ReactNode;
  /** Timeline and what waits, at right; below the rest where there is no room beside it. */
  rail: ReactNode;
}

/** The three columns of a record, each scrolling for itself; on a narrow screen they lie below each other. */
export const RecordColumns = ({ facts, note, rail }: RecordColumnsProps) => (
  <div
    className={classes(
      'h-full min-h-0 max-desk:overflow-auto desk:grid desk:grid-rows-1 desk:overflow-hidden',
      note === undefined
        ? 'desk:grid-cols-[minmax(280px,360px)_minmax(0,1fr)]'
        : 'desk:grid-cols-[304px_minmax(0,1fr)] wide:grid-cols-[304px_minmax(0,1fr)_320px]',
    )}
    data-follow="page"
  >
    <div
      className="min-w-0 border-line desk:overflow-auto desk:h-full desk:border-r max-desk:border-b"
      data-follow="facts"
    >
      {facts}
    </div>
    {note !== undefined && (
      <div className="min-w-0 border-line desk:overflow-auto desk:h-full max-desk:border-b" data-follow="note">
        <div className="mx-auto flex min-h-full w-full max-w-180 flex-col">{note}</div>
      </div>
    )}
    <div
      className={classes(
        'min-w-0 desk:h-full max-desk:h-[80dvh]',
        note !== undefined && 'border-line wide:border-l max-wide:col-span-full max-wide:border-t',
      )}
    >
      {rail}
    </div>
  </div>
);
