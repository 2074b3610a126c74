import { RemoteRing } from '@baton/ui';
import type { ReactNode } from 'react';

import { useFieldPresence } from './field-presence.tsx';

/** One fact of a record: its name, and what it is, edited where it stands. Others see who is in it. */
export const Fact = ({ field, label, children }: { field: string; label: string; children: ReactNode }) => {
  const { say, remoteIn } = useFieldPresence();
  return (
    <>
      <dt className="truncate pt-1.5 text-secondary text-text-3" title={label}>
        {label}
      </dt>
      <dd className="min-w-0">
        <div
          onBlur={() => say(null)}
          onFocus={(event) => {
            // A button at rest is only passed by, and what a field turns into when its editing ends.
            const writes = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
            say(writes ? field : null);
          }}
          role="presentation"
        >
          <RemoteRing remote={remoteIn(field)}>{children}</RemoteRing>
        </div>
      </dd>
    </>
  );
};

/** A list of facts: names at left, values at right. */
export const FactList = ({ children }: { children: ReactNode }) => (
  <dl className="quiet-fields grid grid-cols-[88px_minmax(0,1fr)] items-start gap-x-2 gap-y-1">{children}</dl>
);
