import { useId, type ReactNode } from 'react';

import { classes } from '../tokens/classes.ts';

/** What every labelled field takes. */
export interface FieldProps {
  label: string;
  /** The label is said, not shown. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** Shown in place of the hint; marks the field as invalid. */
  error?: string | undefined;
  required?: boolean;
  disabled?: boolean;
}

/** The ids that tie an input to its label and to its message. */
export const useFieldIds = ({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) => {
  const id = useId();
  const messageId = `${id}-message`;
  return { id, messageId, describedBy: hint || error ? messageId : undefined };
};

/** Label above, message below; the input itself is `children`. */
export const FieldFrame = ({
  label,
  hideLabel = false,
  hint,
  error,
  id,
  messageId,
  children,
}: FieldProps & { id: string; messageId: string; children: ReactNode }) => (
  <div className="flex min-w-0 flex-col gap-1">
    <label className={classes('text-secondary font-medium text-text-2', hideLabel && 'sr-only')} htmlFor={id}>
      {label}
    </label>
    {children}
    {(error || hint) && (
      <p className={classes('text-secondary', error ? 'text-danger' : 'text-text-3')} id={messageId}>
        {error ?? hint}
      </p>
    )}
  </div>
);
