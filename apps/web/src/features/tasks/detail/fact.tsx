import type { ReactNode } from 'react';

/** One thing that is known of a task: its name and its value. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-secondary text-text-2">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </>
);
