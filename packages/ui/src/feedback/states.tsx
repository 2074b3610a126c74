import { Inbox, Lock, SearchX, ServerCrash } from 'lucide-react';
import type { ReactNode } from 'react';

import { Button } from '../controls/button.tsx';
import { classes } from '../tokens/classes.ts';

export interface EmptyStateProps {
  /** Nothing yet, nothing found, or not for this person: three different texts and marks. */
  kind: 'first' | 'no-result' | 'no-access';
  title: string;
  text?: ReactNode;
  icon?: ReactNode;
  /** One primary action. */
  action?: ReactNode;
  secondary?: ReactNode;
}

const marks = { first: Inbox, 'no-result': SearchX, 'no-access': Lock };

/** What a place says when it has nothing to show. */
export const EmptyState = ({ kind, title, text, icon, action, secondary }: EmptyStateProps) => {
  const Mark = marks[kind];
  return (
    <Centered>
      <span aria-hidden className="flex size-10 items-center justify-center rounded-column bg-sunken text-text-3">
        {icon ?? <Mark size={20} strokeWidth={1.5} />}
      </span>
      <div className="flex flex-col gap-1">
        <p className="text-note font-semibold">{title}</p>
        {text && <p className="max-w-100 text-text-2">{text}</p>}
      </div>
      {(action || secondary) && (
        <div className="flex flex-wrap items-center justify-center gap-2">
          {secondary}
          {action}
        </div>
      )}
    </Centered>
  );
};

export interface ErrorStateProps {
  title: string;
  /** What failed and what is safe. */
  text: string;
  retryLabel: string;
  onRetry: () => void;
  /** Such as "Request 7f3a…", selectable. */
  request?: string | undefined;
}

/** What a place says when reading failed. */
export const ErrorState = ({ title, text, retryLabel, onRetry, request }: ErrorStateProps) => (
  <Centered alert>
    <span aria-hidden className="flex size-10 items-center justify-center rounded-column bg-danger-soft text-danger">
      <ServerCrash size={20} strokeWidth={1.5} />
    </span>
    <div className="flex flex-col gap-1">
      <p className="text-note font-semibold">{title}</p>
      <p className="max-w-100 text-text-2">{text}</p>
    </div>
    <Button onClick={onRetry}>{retryLabel}</Button>
    {request && <p className="font-mono text-meta text-text-3 select-all">{request}</p>}
  </Centered>
);

/** Holds the place of what is coming; appears after 200 ms, so that fast answers do not flicker. */
export const Skeleton = ({ className }: { className?: string }) => (
  <span aria-hidden className={classes('skeleton block h-4', className)} />
);

/** Rows of the height that the list will have. */
export const SkeletonRows = ({ rows = 6, label }: { rows?: number; label: string }) => (
  <output aria-busy aria-label={label} className="flex flex-col">
    {Array.from({ length: rows }, (_, row) => (
      <span className="flex h-row items-center gap-4" key={row}>
        <Skeleton className="w-1/3" />
        <Skeleton className="w-1/6" />
        <Skeleton className="ml-auto w-1/12" />
      </span>
    ))}
  </output>
);

const Centered = ({ children, alert = false }: { children: ReactNode; alert?: boolean }) => (
  <div
    className="flex min-h-60 flex-col items-center justify-center gap-4 px-6 py-10 text-center"
    {...(alert ? { role: 'alert' } : {})}
  >
    {children}
  </div>
);
