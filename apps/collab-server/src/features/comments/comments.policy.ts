import type { Thread } from '@baton/schema/comments';
import { includesLevel, type Level, type MemberId } from '@baton/schema/shared';
import { roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on the container of a thread. */
export interface OnContainer {
  level: Level | null;
}

/** A thread that is there already, with who may read it. */
export interface OnThread extends OnContainer {
  thread: Pick<Thread, 'subject' | 'public'>;
}

/** Somebody from outside. */
export const isExternal = ({ role }: Pick<Actor, 'role'>): boolean => roleTable[role].external;

export const commentsPolicy = {
  /** Which ones, their containers say. */
  list: (_actor: Actor) => true,
  /** Rule CM1. */
  open: (_actor: Actor, { level }: OnContainer) => includesLevel(level, 'comment'),
  /** Rule CM1. */
  comment: (actor: Actor, { level, thread }: OnThread) =>
    includesLevel(level, 'comment') && (!isExternal(actor) || (thread.public && thread.subject.kind !== 'proposal')),
  /** Rules CM11 and CM12: what the customer reads, those say who may send it. */
  openOnProposal: (actor: Actor, { level, toCustomer }: OnContainer & { toCustomer: boolean }) =>
    !isExternal(actor) && includesLevel(level, toCustomer ? 'write' : 'comment'),
  reply: (actor: Actor, thing: OnThread & { talk: unknown }) =>
    commentsPolicy.comment(actor, thing) && (thing.talk === null || includesLevel(thing.level, 'write')),
  /** Rule CM2. */
  own: (actor: Actor, { level, thread, author }: OnThread & { author: MemberId | null }) =>
    commentsPolicy.comment(actor, { level, thread }) && author === actor.member,
};
