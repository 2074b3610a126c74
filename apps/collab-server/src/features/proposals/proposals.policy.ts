import type { ProposalState } from '@baton/schema/proposals';
import { includesLevel, type Level } from '@baton/schema/shared';
import { roleHas, roleTable } from '@baton/schema/workspaces';

import type { Actor } from '#platform/access/actor.ts';

/** What the actor holds on the account that a proposal belongs to. */
export interface OnAccount {
  level: Level | null;
}

interface OnProposal extends OnAccount {
  archived: boolean;
  state: ProposalState;
}

/** What is archived, or was accepted, is only read. */
const asItStands = (level: Level | null, { archived, state }: OnProposal): Level | null =>
  (archived || state === 'accepted') && includesLevel(level, 'read') ? 'read' : level;

export const proposalsPolicy = {
  /** Which ones, their accounts say. */
  list: (_actor: Actor) => true,
  /** Rule PP1. */
  read: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'read'),
  change: (_actor: Actor, { level }: OnAccount) => includesLevel(level, 'write'),
  /** What the text says is talked about by colleagues, while it can still be changed. */
  comment: (actor: Actor, thing: OnProposal) =>
    !roleTable[actor.role].external && includesLevel(asItStands(thing.level, thing), 'comment'),
  /** Rule PP3. */
  knowCosting: (actor: Actor, { level }: OnAccount) => !roleTable[actor.role].external && includesLevel(level, 'write'),
  /** Limits of discounts, and what is beyond them, are for colleagues. */
  knowDiscounts: (actor: Actor) => !roleTable[actor.role].external,
  /** Rule PP8. */
  judge: (actor: Actor, thing: OnAccount) => !roleTable[actor.role].external && includesLevel(thing.level, 'write'),
  /** Rules PP9 and PP11: what leaves the house, colleagues send. */
  send: (actor: Actor, thing: OnAccount) => proposalsPolicy.judge(actor, thing),
  /** Rule PP6. */
  manageTemplates: (actor: Actor) => roleHas(actor.role, 'manage-products'),
  /** The same on its live document: who may not write it reads it, to know what a proposal would begin with. */
  templateLevelWith: (actor: Actor, { archived }: { archived: boolean }): Level | null => {
    if (!proposalsPolicy.useTemplates(actor)) return null;
    return proposalsPolicy.manageTemplates(actor) && !archived ? 'write' : 'read';
  },
  useTemplates: (actor: Actor) => roleHas(actor.role, 'see-members'),
  /** Rule PP15: what is done after sending, and what is known then, is for colleagues. */
  readSettings: (actor: Actor) => roleHas(actor.role, 'see-members'),
  changeSettings: (actor: Actor) => roleHas(actor.role, 'change-workspace'),
  /** What somebody holds on the live document. */
  levelWith: (thing: OnProposal): Level | null => asItStands(thing.level, thing),
  /** The same of its costing. */
  costingLevelWith: (actor: Actor, thing: OnProposal): Level | null =>
    proposalsPolicy.knowCosting(actor, thing) ? asItStands(thing.level, thing) : null,
};
