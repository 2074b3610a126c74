import { promiseBroken, promiseEdited, promiseKept, promiseReopened, type Promised } from '@baton/schema/promises';
import { refuse, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

interface World {
  promise: Promised;
}

/** Rule PR4. */
export const decideKeep = ({ promise }: World, _input: object, moment: Moment) =>
  promise.state === 'open'
    ? accept(settled(promise, 'kept', moment), promiseKept(about(promise)))
    : refuse('promise-settled');

/** Rule PR4. */
export const decideBreak = ({ promise }: World, _input: object, moment: Moment) =>
  promise.state === 'open'
    ? accept(settled(promise, 'broken', moment), promiseBroken(about(promise)))
    : refuse('promise-settled');

/** Rule PR4. */
export const decideReopen = ({ promise }: World) =>
  promise.state === 'open'
    ? refuse('promise-open')
    : accept<Promised>(
        { ...promise, state: 'open', settledBy: null, settledAt: null },
        promiseReopened(about(promise)),
      );

/** Rules PR5 and PR6. `known` is false when nobody of that id is in the workspace. */
export const decideEdit = (
  { promise, known }: World & { known: boolean },
  { dueOn = promise.dueOn, promisedBy = promise.promisedBy }: { dueOn?: string | null; promisedBy?: MemberId | null },
) => {
  if (promise.locked) return refuse('promise-locked');
  if (!known) return refuse('member-not-found');
  if (dueOn === promise.dueOn && promisedBy === promise.promisedBy) return accept(promise);
  const { subject, account } = about(promise);
  const data = { promiseId: promise.id, dueOn, promisedBy };
  return accept({ ...promise, dueOn, promisedBy }, promiseEdited({ subject, account, data }));
};

const settled = (promise: Promised, state: 'kept' | 'broken', { actor, now }: Moment): Promised => ({
  ...promise,
  state,
  settledBy: actor.member,
  settledAt: now.toISOString(),
});

const about = ({ id, accountId, noteId, proposalId, text }: Promised) => ({
  subject: { kind: 'promise', id },
  account: accountId,
  data: { promiseId: id, noteId, proposalId, text },
});
