import { withOtherIds } from '@baton/schema/pricing';
import {
  begunPricing,
  fillVariables,
  nodesOfBlocks,
  noPrices,
  productsIn,
  proposalDetail,
  proposals as contract,
  seedCosting,
  seedProposal,
  setProposal,
  type ProposalDetail,
  type TemplatePricing,
} from '@baton/schema/proposals';
import { writeNodes } from '@baton/schema/rich-text';
import type { Level, ProposalId } from '@baton/schema/shared';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { bookOf } from '../products/reads.ts';
import { presentMembers } from '../workspaces/reads.ts';
import { baseCurrency, contactFits, homeOf, lastNumbers } from './beginning.ts';
import { costingOf } from './costing-of.ts';
import { lineIdsIn } from './line-ids.ts';
import { documentOfProposal } from './proposal-document.ts';
import { proposalThing, written, type ProposalThing } from './proposal-rows.ts';
import {
  decideArchive,
  decideCreate,
  decideEdit,
  decideRestore,
  type ToBegin,
  type ToEdit,
} from './proposals.decide.ts';
import { proposalsPolicy } from './proposals.policy.ts';
import { momentValues } from './template-values.ts';
import { templateInUse, type TemplateThing } from './templates/template-rows.ts';
import { beginningOf } from './usual-proposal.ts';

interface Beginning extends ToBegin {
  level: Level | null;
  template: TemplateThing | null;
}

export const createProposal = command({
  contract: contract.create,
  load: async ({ tx, actor, input }): Promise<Beginning | null> => {
    const home = await homeOf(tx, actor, input.subject);
    if (!home) return null;
    const template = input.templateId === undefined ? null : await templateInUse(tx, actor, input.templateId);
    return {
      ...home,
      currency: home.currency ?? (await baseCurrency(tx, actor)),
      last: await lastNumbers(tx, actor),
      contactFits: await contactFits(tx, actor, input.contactId, home.account),
      template,
      templateFits: input.templateId === undefined || template !== null,
    };
  },
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideCreate,
  write: async ({ tx, actor, input, thing: { template }, accepted, documents, by, now }) => {
    const made = proposalDetail.parse(accepted.answer);
    const { id, currency, validUntil, language } = made;
    const begun = template?.body ?? nodesOfBlocks(beginningOf(input.beginning, language));
    const nodes = fillVariables(begun, await momentValues(tx, actor, made, now));
    const { workspace } = actor;
    const { title } = made;
    const pricing =
      template?.template.kind === 'whole'
        ? await pricesBegun({ tx, actor, now }, template.pricing, made)
        : noPrices(currency);
    await documents.create(tx, { workspace, kind: 'proposal', id }, by, (doc) =>
      seedProposal(doc, { title, language, validUntil, pricing, write: (body) => writeNodes(body, nodes) }),
    );
    await documents.create(tx, { workspace, kind: 'costing', id: costingOf(id) }, by, (doc) =>
      seedCosting(doc, { currency }),
    );
    return written(tx, actor, id);
  },
});

/** Rule PP40. What the lines of a template are in a proposal that begins with it now. */
const pricesBegun = async (
  { tx, actor, now }: { tx: Tx; actor: Actor; now: Date },
  pricing: TemplatePricing,
  { id, currency }: Pick<ProposalDetail, 'id' | 'currency'>,
): Promise<TemplatePricing> => {
  const book = await bookOf(tx, actor, productsIn(pricing));
  const begun = begunPricing(pricing, { currency, book, day: now.toISOString().slice(0, 10) });
  return withOtherIds(begun, lineIdsIn(id));
};

export const editProposal = command({
  contract: contract.edit,
  documents: documentOfProposal,
  load: async ({ tx, actor, input }): Promise<(ProposalThing & Pick<ToEdit, 'contactFits' | 'ownerFits'>) | null> => {
    const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
    if (!thing) return null;
    const owners = await presentMembers(tx, actor, input.ownerId === undefined ? [] : [input.ownerId]);
    return {
      ...thing,
      contactFits: await contactFits(tx, actor, input.contactId, thing.row.account),
      ownerFits: input.ownerId === undefined || owners.has(input.ownerId),
    };
  },
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideEdit,
  write: async ({ tx, actor, open, input }) => {
    const { proposalId, contactId: _contact, ownerId: _owner, ...said } = input;
    const changes = Object.values(said).some((value) => value !== undefined);
    for (const document of changes ? open : []) await document.edit((doc) => setProposal(doc, said));
    return written(tx, actor, proposalId);
  },
});

const ofProposal = ({ tx, actor, input }: { tx: Tx; actor: Actor; input: { proposalId: ProposalId } }) =>
  proposalThing(tx, actor, input.proposalId, { lock: true });

export const archiveProposal = command({
  contract: contract.archive,
  load: ofProposal,
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideArchive,
  write: ({ tx, actor, input }) => written(tx, actor, input.proposalId),
});

export const restoreProposal = command({
  contract: contract.restore,
  load: ofProposal,
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: decideRestore,
  write: ({ tx, actor, input }) => written(tx, actor, input.proposalId),
});
