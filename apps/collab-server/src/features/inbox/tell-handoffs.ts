import {
  handoffAccepted,
  handoffAsked,
  handoffClockWarned,
  handoffFellLate,
  handoffReturned,
  handoffSent,
  handoffWithdrawn,
} from '@baton/schema/handoffs';
import type { InboxReasonKind } from '@baton/schema/inbox';
import type { HandoffId, MemberId, TeamId } from '@baton/schema/shared';

import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { presentSender } from '../handoffs/reads.ts';
import { managersOfTeam, peopleOfTeam } from '../workspaces/reads.ts';
import { deliver, type Delivery } from './deliver.ts';
import { leaveInboxes, settleOwn } from './settle.ts';

type People = readonly MemberId[];

/** Rule IN10: which fact about a handoff concerns whom; an answer takes what asked for it out of the inboxes. */
export const handoffRows: Readonly<Record<string, FactProjection>> = {
  [handoffSent.type]: async (tx, fact) => {
    await answered(tx, fact, 'handoff-returned');
    const { toTeamId } = handoffSent.data.parse(fact.data);
    await tell(tx, fact, 'handoff-to-accept', await peopleOfTeam(tx, fact.workspace, toTeamId));
  },
  [handoffReturned.type]: async (tx, fact) => {
    await answered(tx, fact, ...waiting);
    await tell(tx, fact, 'handoff-returned', await sendersOf(tx, fact, handoffReturned.data.parse(fact.data)));
  },
  [handoffAccepted.type]: async (tx, fact) => {
    await answered(tx, fact, ...waiting);
    await tell(tx, fact, 'handoff-accepted', await sendersOf(tx, fact, handoffAccepted.data.parse(fact.data)));
  },
  [handoffAsked.type]: async (tx, fact) => {
    const { threadId: thread, ...about } = handoffAsked.data.parse(fact.data);
    await tell(tx, fact, 'handoff-asked', await sendersOf(tx, fact, about), { thread });
  },
  [handoffWithdrawn.type]: async (tx, fact) => {
    await answered(tx, fact, ...waiting);
    const { from, toTeamId } = handoffWithdrawn.data.parse(fact.data);
    if (from !== 'sent') return;
    await tell(tx, fact, 'handoff-withdrawn', await peopleOfTeam(tx, fact.workspace, toTeamId));
  },
  [handoffClockWarned.type]: async (tx, fact) => {
    const { toTeamId } = handoffClockWarned.data.parse(fact.data);
    await tell(tx, fact, 'handoff-warned', await peopleOfTeam(tx, fact.workspace, toTeamId));
  },
  /** To those who direct the team as well: it is theirs to see to now. */
  [handoffFellLate.type]: async (tx, fact) => {
    const { toTeamId } = handoffFellLate.data.parse(fact.data);
    const people = await peopleOfTeam(tx, fact.workspace, toTeamId);
    const managers = await managersOfTeam(tx, fact.workspace, toTeamId);
    await tell(tx, fact, 'handoff-late', [...new Set([...people, ...managers])]);
  },
};

/** What waits with the receivers until somebody answers. */
const waiting = ['handoff-to-accept', 'handoff-warned', 'handoff-late'] as const satisfies InboxReasonKind[];

/** It waits for nobody any more, and whoever answered is done with it. */
const answered = async (tx: Tx, fact: RecordedFact, ...kinds: InboxReasonKind[]): Promise<void> => {
  for (const kind of kinds) await leaveInboxes(kind)(tx, fact);
  await settleOwn(tx, fact);
};

/** Who handed it on; the whole team once they have left, or where nobody did. */
const sendersOf = async (
  tx: Tx,
  { workspace, subject }: RecordedFact,
  { fromTeamId }: { fromTeamId: TeamId },
): Promise<People> => {
  const sender = await presentSender(tx, workspace, subject.id as HandoffId);
  return sender ? [sender] : peopleOfTeam(tx, workspace, fromTeamId);
};

const tell = (
  tx: Tx,
  fact: RecordedFact,
  why: InboxReasonKind,
  people: People,
  place: Delivery['place'] = {},
): Promise<void> =>
  deliver(tx, fact, {
    record: { kind: 'handoff', id: fact.subject.id },
    place,
    to: people.map((member) => ({ member, why })),
  });
