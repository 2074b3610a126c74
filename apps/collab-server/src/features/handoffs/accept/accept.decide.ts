import { accountEdited } from '@baton/schema/accounts';
import { handoffAccepted, whyNot, type Handoff } from '@baton/schema/handoffs';
import { includesLevel, refuse, type Level, type MemberId, type NewFact, type TaskId } from '@baton/schema/shared';
import type { TaskDue } from '@baton/schema/tasks';
import { workingMinutesBetween, type WorkingHours } from '@baton/schema/working-time';

import { accept, type Moment } from '#platform/command/definition.ts';

import { about, between, writerFact } from '../moves/moves.decide.ts';

/** What is given along with a handoff, decided by the rules of tasks. */
export type GiveFirst = (moment: Moment) => { id: TaskId; facts: NewFact[] };

export interface ToAccept {
  handoff: Handoff;
  /** Required items and criteria that are not there, of the brief as it is judged. */
  missing: readonly string[];
  briefSeq: number;
  ownerInTeam: boolean;
  /** What the new owner holds on the account so far. */
  ownerLevel: Level | null;
  /** What lies in the bin is not taken over: somebody restores it first, or gives the handoff back. */
  accountInBin: boolean;
  /** Whose account it is so far. */
  accountOwner: MemberId | null;
  giveFirst: GiveFirst;
  /** Of the receiving team. */
  hours: WorkingHours;
}

/** Rules HO4, HO6 and HO10. What the owner needs comes before what they are given: nobody is told of what they cannot see. */
export const decideAccept = (
  { handoff, missing, ownerInTeam, ...world }: ToAccept,
  { ownerId }: { ownerId: MemberId; firstTask: { title: string; due: TaskDue | null } },
  moment: Moment,
) => {
  const refused = whyNot(handoff.state, 'accept');
  if (refused) return refuse(refused);
  if (world.accountInBin) return refuse('account-in-bin');
  if (missing.length > 0) return refuse('brief-incomplete', { missing: missing.length });
  if (!ownerInTeam) return refuse('owner-not-in-team');
  const task = world.giveFirst(moment);
  const accepted = handoffAccepted({
    ...about(handoff),
    data: {
      ...between(handoff),
      ownerId,
      taskId: task.id,
      briefSeq: world.briefSeq,
      minutes: minutesSince(handoff.sentAt, world.hours, moment.now),
    },
  });
  return accept(handoff, ...passing(handoff, world, ownerId), ...task.facts, accepted);
};

const minutesSince = (sentAt: string | null, hours: WorkingHours, now: Date): number =>
  sentAt === null ? 0 : Math.round(workingMinutesBetween(hours, new Date(sentAt), now));

/** Ownership passes now and never before; who owns an account gets into it by that, anybody else by a grant. */
const passing = (
  handoff: Handoff,
  { accountOwner, ownerLevel }: Pick<ToAccept, 'accountOwner' | 'ownerLevel'>,
  ownerId: MemberId,
): NewFact[] => {
  const passes = handoff.passes === 'account' && accountOwner !== ownerId;
  const owned = accountEdited({
    subject: { kind: 'account', id: handoff.accountId },
    account: handoff.accountId,
    data: { field: 'ownerId', from: accountOwner, to: ownerId },
  });
  return [...(includesLevel(ownerLevel, 'write') ? [] : [writerFact(handoff, ownerId)]), ...(passes ? [owned] : [])];
};
