import { oc } from '@orpc/contract';
import { z } from 'zod';

import { accountId, memberId, promiseId } from '../shared/id.ts';
import { listInput, listOf } from '../shared/list.ts';
import { refusals } from '../shared/refusal.ts';
import { promise, promiseState } from './promise.ts';

const one = z.strictObject({ promiseId });

/** What customers were told that we would do. Promises are made and taken back in notes, by marking words. */
export const promises = {
  list: oc
    .route({ method: 'GET', path: '/promises', summary: 'Promises, of one account or of all', tags: ['promises'] })
    .input(z.strictObject({ ...listInput, accountId: accountId.optional(), state: promiseState.optional() }))
    .output(listOf(promise)),
  edit: oc
    .route({
      method: 'PATCH',
      path: '/promises/{promiseId}',
      summary: 'Say until when, and who promised',
      tags: ['promises'],
    })
    .input(
      z.strictObject({
        promiseId,
        dueOn: z.iso.date().nullable().optional(),
        promisedBy: memberId.nullable().optional(),
      }),
    )
    .output(promise)
    .errors(refusals('member-not-found', 'promise-locked')),
  keep: oc
    .route({ method: 'POST', path: '/promises/{promiseId}/keep', summary: 'It was kept', tags: ['promises'] })
    .input(one)
    .output(promise)
    .errors(refusals('promise-settled')),
  break: oc
    .route({ method: 'POST', path: '/promises/{promiseId}/break', summary: 'It was not kept', tags: ['promises'] })
    .input(one)
    .output(promise)
    .errors(refusals('promise-settled')),
  reopen: oc
    .route({ method: 'POST', path: '/promises/{promiseId}/reopen', summary: 'It still stands', tags: ['promises'] })
    .input(one)
    .output(promise)
    .errors(refusals('promise-open')),
};
