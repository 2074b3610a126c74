import { commentAdded, threadOpened } from '@baton/schema/comments';
import {
  handoffAsked,
  handoffReturned,
  handoffSent,
  handoffWithdrawn,
  whyNot,
  type Handoff,
  type ReturnReason,
} from '@baton/schema/handoffs';
import {
  commentId,
  refuse,
  threadId,
  type AccountId,
  type ContainerId,
  type NewFact,
  type ThreadId,
} from '@baton/schema/shared';
import { addWorkingMinutes, type WorkingHours } from '@baton/schema/working-time';
import { accessGranted, accessRevoked } from '@baton/schema/workspaces';

import { accept, type Moment } from '#platform/command/definition.ts';

/** Somebody, or a team, who is let into an account for a handoff. */
export interface LetIn {
  subjectKind: 'member' | 'team';
  subject: string;
}

export interface ToSend {
  handoff: Handoff;
  /** Required items and criteria that are not there. */
  missing: readonly string[];
  /** Who of the receiving team cannot see the account yet. */
  lacking: readonly LetIn[];
  /** Whom another handoff has let in already; this one leans on it. */
  leaningOn: readonly LetIn[];
  /** How long the receivers have, in minutes of their own hours. */
  asked: { answerWithin: number; warnBefore: number };
  hours: WorkingHours;
}

/** Rules HO4, HO7 and HO11. */
export const decideSend = (
  { handoff, missing, lacking, leaningOn, asked, hours }: ToSend,
  { incomplete }: { incomplete: boolean },
  { now }: Pick<Moment, 'now'>,
) => {
  const refused = whyNot(handoff.state, 'send');
  if (refused) return refuse(refused);
  if (missing.length > 0 && !incomplete) return refuse('brief-incomplete', { missing: missing.length });
  const after = (minutes: number) => addWorkingMinutes(hours, now, minutes).toISOString();
  const sent = handoffSent({
    ...about(handoff),
    data: {
      ...between(handoff),
      round: handoff.rounds + 1,
      missing: [...missing],
      warnAt: after(Math.max(0, asked.answerWithin - asked.warnBefore)),
      dueAt: after(asked.answerWithin),
      letIn: [...lacking, ...leaningOn],
    },
  });
  return accept(handoff, ...lacking.map((who) => letInFact(handoff, who)), sent);
};

/** Rule HO9: to the sender, with why and with what is missing. */
export const decideReturn = (
  { handoff, known }: { handoff: Handoff; known: ReadonlySet<string> },
  { reason, words, missing }: { reason: ReturnReason; words: string; missing: readonly string[] },
) => {
  const refused = whyNot(handoff.state, 'return');
  if (refused) return refuse(refused);
  if (missing.some((id) => !known.has(id))) return refuse('item-not-in-brief');
  const data = { ...between(handoff), reason, words, missing: [...new Set(missing)] };
  return accept(handoff, handoffReturned({ ...about(handoff), data }));
};

/** Rule HO9: in the talk of the handoff, where the senders answer; its clock goes on. */
export const decideAsk = (
  { handoff, thread }: { handoff: Handoff; thread: ThreadId | null },
  { words }: { words: string },
  { newId }: Pick<Moment, 'newId'>,
) => {
  const refused = whyNot(handoff.state, 'ask');
  if (refused) return refuse(refused);
  const id = thread ?? threadId.parse(newId());
  const inThread = { subject: { kind: 'thread', id }, account: handoff.accountId };
  const opened = threadOpened({
    ...inThread,
    data: {
      threadId: id,
      about: { kind: 'handoff', id: handoff.id },
      containerId: containerOf(handoff.accountId),
      quote: null,
      public: false,
    },
  });
  const said = commentAdded({
    ...inThread,
    data: { threadId: id, commentId: commentId.parse(newId()), body: words },
  });
  const asked = handoffAsked({ ...about(handoff), data: { ...between(handoff), threadId: id, words } });
  return accept(handoff, ...(thread === null ? [opened] : []), said, asked);
};

/** Rule HO7: what it gave is taken away with it. */
export const decideWithdraw = ({ handoff, leaving }: { handoff: Handoff; leaving: readonly LetIn[] }) => {
  const refused = whyNot(handoff.state, 'withdraw');
  if (refused) return refuse(refused);
  return accept(
    handoff,
    handoffWithdrawn({ ...about(handoff), data: { ...between(handoff), from: handoff.state } }),
    ...leaving.map((who) => shutOutFact(handoff, who)),
  );
};

export const about = ({ id, accountId }: Pick<Handoff, 'id' | 'accountId'>) => ({
  subject: { kind: 'handoff', id },
  account: accountId,
});

/** What every fact about a handoff says: timelines and inboxes name the two teams by it. */
export const between = ({ routeId, fromTeamId, toTeamId, senderId }: Handoff) => ({
  routeId,
  fromTeamId,
  toTeamId,
  senderId,
});

/** The record that is guarded and what guards it go by one id. */
export const containerOf = (account: AccountId): ContainerId => account as string as ContainerId;

const onAccount = ({ accountId }: Handoff) => ({
  subject: { kind: 'account', id: accountId },
  data: { containerId: containerOf(accountId), containerKind: 'account' as const },
});

const letInFact = (handoff: Handoff, who: LetIn): NewFact => {
  const { subject, data } = onAccount(handoff);
  return accessGranted({ subject, data: { ...data, ...who, level: 'comment' } });
};

const shutOutFact = (handoff: Handoff, who: LetIn): NewFact => {
  const { subject, data } = onAccount(handoff);
  return accessRevoked({ subject, data: { ...data, ...who } });
};

/** Rule HO10: whoever takes over can write at once. */
export const writerFact = (handoff: Handoff, member: string): NewFact => {
  const { subject, data } = onAccount(handoff);
  return accessGranted({ subject, data: { ...data, subjectKind: 'member', subject: member, level: 'write' } });
};
