import { handoffPrepared, type HandoffRoute, type HandoffSubject, type OpenedHandoff } from '@baton/schema/handoffs';
import { handoffId, refuse, type AccountId, type HandoffId, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What beginning a handoff has to know, read while nobody else begins one on this route. */
export interface ToPrepare {
  route: HandoffRoute;
  /** The account it is about; null for a deal of none. */
  account: AccountId | null;
  /** Is the actor of the team that hands on? */
  ofFromTeam: boolean;
  /** The same is under way on this route. */
  underWay: boolean;
}

/** Rule HO2. */
export const decidePrepare = (
  { route, account, ofFromTeam, underWay }: ToPrepare,
  { subject }: { subject: HandoffSubject },
  { actor, now, newId }: Moment,
) => {
  if (route.archivedAt !== null) return refuse('route-archived');
  if (!ofFromTeam) return refuse('not-in-from-team');
  if (account === null) return refuse('deal-without-account');
  if (underWay) return refuse('handoff-open');
  const id = handoffId.parse(newId());
  const draft = aDraft({ id, route, subject, account, senderId: actor.member, now });
  return accept(draft, preparedFact({ id, route, subject, account, senderId: actor.member }));
};

/** Names, and what is on record already, are read back once it is written. */
const aDraft = ({
  id,
  route,
  subject,
  account,
  senderId,
  now,
}: {
  id: HandoffId;
  route: HandoffRoute;
  subject: HandoffSubject;
  account: AccountId;
  senderId: MemberId;
  now: Date;
}): OpenedHandoff => ({
  handoff: {
    id,
    routeId: route.id,
    fromTeamId: route.fromTeamId,
    toTeamId: route.toTeamId,
    subject: { ...subject, name: null },
    accountId: account,
    accountName: null,
    state: 'draft',
    passes: route.passes,
    senderId,
    createdAt: now.toISOString(),
    sentAt: null,
    rounds: 0,
    clock: null,
    returned: null,
    accepted: null,
    withdrawnAt: null,
    completeness: { wanted: route.items.filter(({ required }) => required).length + route.criteria.length, there: 0 },
    may: { write: true, send: true, accept: false, return: false, ask: false, withdraw: true },
  },
  brief: {
    items: route.items.map((item) => ({ ...item, there: false, text: '' })),
    criteria: route.criteria.map((criterion) => ({ ...criterion, met: false })),
    known: [],
    seq: 0,
  },
});

/** The fact that a handoff is there, with all that its row holds. */
export const preparedFact = ({
  id,
  route,
  subject,
  account,
  senderId,
}: {
  id: HandoffId;
  route: HandoffRoute;
  subject: HandoffSubject;
  account: AccountId;
  senderId: MemberId;
}) =>
  handoffPrepared({
    subject: { kind: 'handoff', id },
    account,
    data: {
      routeId: route.id,
      fromTeamId: route.fromTeamId,
      toTeamId: route.toTeamId,
      senderId,
      about: subject,
      items: route.items,
      criteria: route.criteria,
      passes: route.passes,
      answerWithin: route.answerWithin,
      warnBefore: route.warnBefore,
    },
  });
