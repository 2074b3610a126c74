import { proposalTemplates as contract, proposalBody, proposalNumber, writeBlocks } from '@baton/schema/proposals';
import { proposalTemplates } from '@baton/schema/proposals/tables';
import { refuse } from '@baton/schema/shared';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';

import { accept, command } from '#platform/command/command.ts';
import { query } from '#platform/command/query.ts';

import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing, written } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { valuesFor } from '../template-values.ts';
import { countTemplates, isNameTaken, templateInUse, templateOf, templateThing } from './template-rows.ts';
import {
  decideArchiveTemplate,
  decideCreateTemplate,
  decideEditTemplate,
  decideRestoreTemplate,
} from './templates.decide.ts';

export const createTemplate = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => ({
    taken: await isNameTaken(tx, actor, input.name),
    count: await countTemplates(tx, actor),
  }),
  may: proposalsPolicy.manageTemplates,
  decide: decideCreateTemplate,
});

export const editTemplate = command({
  contract: contract.edit,
  load: async ({ tx, actor, input }) => {
    const thing = await templateThing(tx, actor, input.templateId, { lock: true });
    const { name } = input;
    return thing && { ...thing, taken: name !== undefined && (await isNameTaken(tx, actor, name, thing.template.id)) };
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
  write: async ({ tx, actor, open, thing: { row, template }, now }) => {
    const { account, deal, contact, language, validUntil } = row;
    const number = proposalNumber(row);
    const values = await valuesFor(tx, actor, { account, deal, contact, number, validUntil, language, now });
    for (const document of open)
      await document.edit((doc) => writeBlocks(proposalBody(doc), template?.blocks ?? [], values));
    return written(tx, actor, row.id);
  },
});

export const listTemplates = query({
  contract: contract.list,
  may: proposalsPolicy.useTemplates,
  read: async ({ tx, actor, input }) => {
    const rows = await tx
      .select()
      .from(proposalTemplates)
      .where(
        and(
          eq(proposalTemplates.workspace, actor.workspace),
          input.archived ? isNotNull(proposalTemplates.archivedAt) : isNull(proposalTemplates.archivedAt),
        ),
      )
      .orderBy(asc(sql`fold_text(${proposalTemplates.name})`), asc(proposalTemplates.id));
    return { data: rows.map(templateOf) };
  },
});
