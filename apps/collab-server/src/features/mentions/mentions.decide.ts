import { mentionAcknowledged, mentionDeclined, mentionDelegated, type Mention } from '@baton/schema/mentions';
import { refuse, type MemberId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

interface World {
  mention: Mention;
}

/** Rule MN5. */
export const decideAcknowledge = ({ mention }: World, _input: object, moment: Moment) =>
  notOpen(mention) ??
  accept(
    answered(mention, 'acknowledged', null, moment),
    mentionAcknowledged({ ...about(mention), data: { mentionId: mention.id } }),
  );

/** Rule MN5. */
export const decideDecline = ({ mention }: World, input: { reason: string }, moment: Moment) => {
  const reason = input.reason === '' ? null : input.reason;
  return (
    notOpen(mention) ??
    accept(
      answered(mention, 'declined', reason, moment),
      mentionDeclined({ ...about(mention), data: { mentionId: mention.id, reason } }),
    )
  );
};

/** Rule MN5. `to` is null when there is no such colleague. */
export const decideDelegate = (
  { mention, to }: World & { to: { sees: boolean } | null },
  { memberId }: { memberId: MemberId },
) => {
  if (to === null) return refuse('member-not-found');
  if (!to.sees) return refuse('member-sees-nothing');
  const { holder: from } = mention;
  return (
    notOpen(mention) ??
    accept<Mention>(
      { ...mention, holder: { kind: 'member', id: memberId } },
      mentionDelegated({ ...about(mention), data: { mentionId: mention.id, from, to: memberId } }),
    )
  );
};

const notOpen = ({ state }: Mention) => {
  if (state === 'plain') return refuse('mention-asks-nothing');
  return state === 'open' ? null : refuse('mention-answered');
};

const answered = (
  mention: Mention,
  state: 'acknowledged' | 'declined',
  reason: string | null,
  { actor, now }: Moment,
): Mention => ({ ...mention, state, reason, answeredBy: actor.member, answeredAt: now.toISOString() });

const about = ({ id, accountId }: Mention) => ({ subject: { kind: 'mention', id }, account: accountId });
