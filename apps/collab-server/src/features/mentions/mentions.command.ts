import { mentions as contract } from '@baton/schema/mentions';
import type { MentionId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleagueIn } from '../comments/reads.ts';
import { mentionForUpdate } from './mention-rows.ts';
import { decideAcknowledge, decideDecline, decideDelegate } from './mentions.decide.ts';
import { mentionsPolicy } from './mentions.policy.ts';

const ofMention = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { mentionId: MentionId } }) =>
  mentionForUpdate(tx, actor, input.mentionId);

export const acknowledgeMention = command({
  contract: contract.acknowledge,
  load: ofMention,
  may: mentionsPolicy.answer,
  decide: decideAcknowledge,
});

export const declineMention = command({
  contract: contract.decline,
  load: ofMention,
  may: mentionsPolicy.answer,
  decide: decideDecline,
});

export const delegateMention = command({
  contract: contract.delegate,
  load: async ({ tx, actor, input }) => {
    const thing = await mentionForUpdate(tx, actor, input.mentionId);
    return thing && { ...thing, to: await colleagueIn(tx, actor, input.memberId, thing.guards) };
  },
  may: (actor, thing) => mentionsPolicy.answer(actor, thing),
  decide: decideDelegate,
});
