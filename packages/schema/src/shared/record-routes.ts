import { oc } from '@orpc/contract';
import { z } from 'zod';

import { factCursor, historyAbout } from './fact.ts';
import { teamId } from './id.ts';
import { listInput } from './list.ts';

/** What a record's timeline can be narrowed to. */
export const timelineInput = {
  ...listInput,
  cursor: factCursor,
  about: historyAbout.optional(),
  teamId: teamId.optional(),
};

/** When this person had last seen it before; null at the first time. */
export const visited = z.strictObject({ before: z.iso.datetime().nullable() });

/** Which values the record that stays takes over from the one that is merged into it. */
export const mergeChoices = <Field extends z.ZodType>(field: Field) => ({
  take: z.array(field).max(50),
  takeCustom: z.array(z.uuid()).max(100).default([]),
});

/** Putting several away, into the bin, and taking them back. `changed` says what became of each that was the caller's. */
export const homeRoutes = <Input extends z.ZodType, Changed extends z.ZodType>(
  things: 'accounts' | 'contacts',
  { several, changed }: { several: Input; changed: Changed },
) => {
  const route = (action: string, summary: string) =>
    oc
      .route({ method: 'POST', path: `/${things}/${action}`, summary, tags: [things] })
      .input(several)
      .output(changed);
  return {
    archive: route('archive', `Put ${things} away`),
    bin: route('bin', `Put ${things} into the bin, which is emptied after 30 days`),
    restore: route('restore', `Take ${things} back from the archive or the bin`),
  };
};
