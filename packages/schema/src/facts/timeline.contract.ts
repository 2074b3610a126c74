import { oc } from '@orpc/contract';
import { z } from 'zod';

import { fact, factCursor, subject } from '../shared/fact.ts';
import { listInput, listOf } from '../shared/list.ts';

/** What happened to one thing, newest first. Facts that the caller may not see are left out. */
export const facts = {
  timeline: oc
    .route({ method: 'GET', path: '/facts', summary: 'The history of one record, newest first', tags: ['history'] })
    .input(
      z.strictObject({
        subject_kind: subject.shape.kind,
        subject_id: subject.shape.id,
        ...listInput,
        cursor: factCursor,
      }),
    )
    .output(listOf(fact)),
};
