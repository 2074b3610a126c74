import { pricingCopy, readPricing, withOtherIds } from '@baton/schema/pricing';
import {
  asTemplate,
  fillVariables,
  nodesOfBlocks,
  noPrices,
  proposalBody,
  proposalTemplateDetail,
  proposalTemplates as contract,
  seedTemplate,
} from '@baton/schema/proposals';
import { blocksOf, plainBlocks, writeNodes, type PlainNode } from '@baton/schema/rich-text';
import { refuse } from '@baton/schema/shared';
import type { XmlFragment } from 'yjs';

import { accept, command, type Writing } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { baseCurrency } from '../beginning.ts';
import { lineIdsIn } from '../line-ids.ts';
import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing, written } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { momentValues } from '../template-values.ts';
import {
  documentOfTemplate,
  isNameTaken,
  isTeamKnown,
  roomForTemplate,
  templateDetail,
  templateInUse,
  templatesListed,
  templateThing,
  templateWritten,
} from './template-rows.ts';
import {
  decideArchiveTemplate,
  decideCreateTemplate,
  decideEditTemplate,
  decideRestoreTemplate,
  decideWriteTemplate,
  type OfTeam,
  type ToWrite,
} from './templates.decide.ts';

/** What any template that is written begins as. */
const seed = async ({
  tx,
  actor,
  by,
  documents,
  accepted,
  thing: { body, pricing },
}: Pick<Writing<typeof contract.create, ToWrite>, 'tx' | 'actor' | 'by' | 'documents' | 'accepted' | 'thing'>) => {
  const { id } = proposalTemplateDetail.parse(accepted.answer);
  const own = withOtherIds(pricing, lineIdsIn(id));
  await documents.create(tx, documentOfTemplate(actor.workspace, id), by, (doc) =>
    seedTemplate(doc, { body, pricing: own }),
  );
  return templateWritten(tx, actor, id);
};

export const createTemplate = command({
  contract: contract.create,
  load: async ({ tx, actor, input }): Promise<ToWrite & OfTeam> => ({
    ...(await roomForTemplate(tx, actor, input.name)),
    teamKnown: await isTeamKnown(tx, actor, input.teamId),
    body: nodesOfBlocks(input.blocks),
    pricing: noPrices(await baseCurrency(tx, actor)),
  }),
  may: proposalsPolicy.manageTemplates,
  decide: decideCreateTemplate,
  write: seed,
});

export const copyTemplate = command({
  contract: contract.copy,
  load: async ({ tx, actor, input }) => {
    const thing = await templateThing(tx, actor, input.templateId);
    return thing && { ...thing, ...(await roomForTemplate(tx, actor, input.name)) };
  },
  may: proposalsPolicy.manageTemplates,
  decide: ({ template, ...room }, { name }, moment) => decideWriteTemplate(room, { ...template, name }, moment),
  write: seed,
});

/** Rule PP6. What leaves the house of a proposal, as it stands at the locked `seq`, without what is this customer's alone. */
export const keepTemplate = command({
  contract: contract.keep,
  documents: documentOfProposal,
  load: async ({ tx, actor, input, open }) => {
    const thing = await proposalThing(tx, actor, input.proposalId);
    const [document] = open;
    if (!thing || !document) return null;
    const { account, deal, contact, language } = thing.row;
    const said = document.read((doc) => keptOf(proposalBody(doc), input.passage));
    const body = asTemplate(said, { account, deal, contact });
    // Rule PP41: a block, and a passage, are text alone.
    const whole = input.kind === 'whole' && input.passage === undefined;
    const pricing = whole
      ? document.read((doc) => pricingCopy(readPricing(doc)))
      : noPrices(await baseCurrency(tx, actor));
    const room = { ...(await roomForTemplate(tx, actor, input.name)), body, pricing };
    return { ...room, teamKnown: await isTeamKnown(tx, actor, input.teamId), level: thing.level, language };
  },
  may: (actor, thing) => proposalsPolicy.read(actor, thing) && proposalsPolicy.manageTemplates(actor),
  decide: ({ language, ...room }, values, moment) =>
    room.body.length === 0 && room.pricing.rows.length === 0
      ? refuse('nothing-to-keep')
      : decideCreateTemplate(room, { ...values, language }, moment),
  write: seed,
});

const keptOf = (body: XmlFragment, passage: { from: string; to: string } | undefined): PlainNode[] =>
  passage === undefined
    ? plainBlocks(body)
    : blocksOf(body, { from: Buffer.from(passage.from, 'base64'), to: Buffer.from(passage.to, 'base64') });

export const editTemplate = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const thing = await templateThing(tx, actor, input.templateId, { lock: true });
    if (!thing) return null;
    const { name, teamId = null } = input;
    const taken = name !== undefined && (await isNameTaken(tx, actor, name, thing.template.id));
    return { ...thing, taken, teamKnown: await isTeamKnown(tx, actor, teamId) };
  },
  may: proposalsPolicy.manageTemplates,
  decide: decideEditTemplate,
});

export const archiveTemplate = command({
  contract: contract.archive,
  load: ({ tx, actor, input }) => templateThing(tx, actor, input.templateId, { lock: true }),
  may: proposalsPolicy.manageTemplates,
  decide: decideArchiveTemplate,
});

export const restoreTemplate = command({
  contract: contract.restore,
  load: async ({ tx, actor, input }) => {
    const thing = await templateThing(tx, actor, input.templateId, { lock: true });
    return thing && { ...thing, taken: await isNameTaken(tx, actor, thing.template.name, thing.template.id) };
  },
  may: proposalsPolicy.manageTemplates,
  decide: decideRestoreTemplate,
});

/** Rule PP6. */
export const insertBlocks = command({
  contract: contract.insert,
  documents: documentOfProposal,
  load: async ({ tx, actor, input }) => {
    const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
    return thing && { ...thing, template: await templateInUse(tx, actor, input.templateId) };
  },
  may: (actor, thing) => proposalsPolicy.change(actor, thing),
  decide: ({ detail, template }) => {
    if (!detail.may.write) return refuse('proposal-archived');
    return template === null ? refuse('template-not-found') : accept(detail);
  },
  write: async ({ tx, actor, open, thing: { row, detail, template }, now }) => {
    const nodes = fillVariables(template?.body ?? [], await momentValues(tx, actor, detail, now));
    for (const document of open) await document.edit((doc) => writeNodes(proposalBody(doc), nodes));
    return written(tx, actor, row.id);
  },
});

export const listTemplates = query({
  contract: contract.list,
  may: proposalsPolicy.useTemplates,
  read: async ({ tx, actor, input }) => ({ data: await templatesListed(tx, actor, input) }),
});

export const readTemplateDetail = query({
  contract: contract.get,
  may: proposalsPolicy.useTemplates,
  read: async ({ tx, actor, input }) => {
    const thing = await templateThing(tx, actor, input.templateId);
    return thing && templateDetail(actor, thing);
  },
});
