import { proposalApprovals as contract } from '@baton/schema/proposals';
import type { MemberId, ProposalId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command, type Loading } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { colleaguesAsActors } from '../../workspaces/reads.ts';
import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing, written, type ProposalRow } from '../proposal-rows.ts';
import { proposalsPolicy, type OnAccount } from '../proposals.policy.ts';
import { decideAsk, decideGive, decideReturn, type ToJudge } from './approval.decide.ts';
import { beyondLimits, maySayYes, type DiscountWorld } from './beyond-limits.ts';
import { discountWorld } from './discount-world.ts';

/** The document's counter is locked and its row brought to its `seq`: what is judged is what is there. */
const toJudge = async (
  { tx, actor, input, open }: Loading<{ proposalId: ProposalId }>,
  askedOf: MemberId | null = null,
): Promise<(ToJudge & OnAccount) | null> => {
  const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
  const [document] = open;
  if (!thing || !document) return null;
  const { row, detail, level } = thing;
  const world = await discountWorld(tx, actor, [row]);
  const beyond = beyondLimits(row.discounts, row.approved, world);
  return {
    detail,
    level,
    account: row.account,
    seq: document.seq(),
    approval: row.approval,
    beyond,
    askedFits: askedOf === null || (await couldSayYes(tx, actor, askedOf, { row, world })),
    maySayYes: maySayYes(actor.role, row.discounts, beyond, world),
  };
};

const couldSayYes = async (
  tx: Tx,
  actor: Actor,
  asked: MemberId,
  { row, world }: { row: ProposalRow; world: DiscountWorld },
): Promise<boolean> => {
  const [person] = await colleaguesAsActors(tx, actor, [asked]);
  if (!person) return false;
  const level = await levelOn(tx, person, 'account', row.account);
  const beyond = beyondLimits(row.discounts, row.approved, world);
  return proposalsPolicy.judge(person, { level }) && maySayYes(person.role, row.discounts, beyond, world);
};

export const askForApproval = command({
  contract: contract.ask,
  documents: documentOfProposal,
  load: (loading) => toJudge(loading, loading.input.askedOf),
  may: (actor, thing) => proposalsPolicy.judge(actor, thing),
  decide: decideAsk,
  write: ({ tx, actor, input }) => written(tx, actor, input.proposalId),
});

export const giveApproval = command({
  contract: contract.give,
  documents: documentOfProposal,
  load: (loading) => toJudge(loading),
  may: (actor, thing) => proposalsPolicy.judge(actor, thing),
  decide: decideGive,
  write: ({ tx, actor, input }) => written(tx, actor, input.proposalId),
});

export const returnForApproval = command({
  contract: contract.return,
  documents: documentOfProposal,
  load: (loading) => toJudge(loading),
  may: (actor, thing) => proposalsPolicy.judge(actor, thing),
  decide: decideReturn,
  write: ({ tx, actor, input }) => written(tx, actor, input.proposalId),
});
