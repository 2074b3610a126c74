import { proposals } from '@baton/schema/proposals/tables';
import { and, eq, sql } from 'drizzle-orm';

import { mayOn } from '#platform/access/levels.ts';
import type { FactVisibility, Feature } from '#platform/command/feature.ts';
import { rowsThat } from '#platform/command/goes-with.ts';
import type { Past } from '#platform/documents/past.port.ts';
import type { FileStorage } from '#platform/files/file-storage.port.ts';
import { idsIn } from '#platform/imports/import-rows.ts';
import type { MomentParts } from '#platform/jobs/moments.job.ts';

import type { TextReader } from '../notes/reads.ts';
import { askForApproval, giveApproval, returnForApproval } from './approval/approval.command.ts';
import { forkProposal, mergeProposal } from './branches/branches.command.ts';
import { compareWith, listBranches } from './branches/branches.queries.ts';
import { costingKind } from './costing.projection.ts';
import { suggestInProposal, withdrawInProposal } from './own-suggestions/own-suggestions.command.ts';
import { draftPaper, sentPaper, sentPicture, wordPaper } from './paper/paper-routes.ts';
import { createPress } from './paper/press.ts';
import { proposalKind } from './proposal.projection.ts';
import { archiveProposal, createProposal, editProposal, restoreProposal } from './proposals.command.ts';
import { proposalsPolicy } from './proposals.policy.ts';
import { proposalsProjections } from './proposals.projection.ts';
import { listProposals, readProposal, totalProposals } from './proposals.queries.ts';
import type { ProposalTextPlace } from './reads.ts';
import { remindCustomers } from './reminders/reminders.job.ts';
import { watchExpiry } from './sending/expiry.job.ts';
import { makeLink, replyToCustomer, revokeLinks } from './sending/links.command.ts';
import { sendProposal, type SendingParts } from './sending/sending.command.ts';
import { sendingRows } from './sending/sending.projection.ts';
import { listMessages, readVersion } from './sending/sending.queries.ts';
import { changeProposalSettings, readProposalSettings } from './settings/settings.command.ts';
import { settingsRows } from './settings/settings.projection.ts';
import { winSignedDeals } from './settings/signed-deals.automation.ts';
import { paperOfShown } from './shown/shown-paper.ts';
import { pictureOfShown } from './shown/shown-picture.ts';
import { acceptShown, commentOnShown, declineShown, readShown } from './shown/shown-proposals.ts';
import { suggestOnShown, withdrawOnShown } from './shown/shown-suggestions.ts';
import { declineSuggestion, listSuggestions, takeSuggestion } from './suggestions/suggestions.command.ts';
import { suggestionRows } from './suggestions/suggestions.projection.ts';
import { templateDocumentKind } from './template.projection.ts';
import { enlivenOlderTemplates, type OlderTemplateParts } from './templates/older-templates.job.ts';
import {
  archiveTemplate,
  copyTemplate,
  createTemplate,
  editTemplate,
  insertBlocks,
  keepTemplate,
  listTemplates,
  readTemplateDetail,
  restoreTemplate,
} from './templates/templates.command.ts';
import { templateRows } from './templates/templates.projection.ts';
import { seeShown } from './tracking/seen.ts';
import { readTracking } from './tracking/tracking.queries.ts';

/** Rule PP1: who reads the account sees what happens to its proposals. */
const aboutProposals: FactVisibility = async (tx, actor, facts) => {
  const ids = [...new Set(facts.map(({ subject }) => subject.id))];
  const rows = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      and(eq(proposals.workspace, actor.workspace), idsIn(proposals.id, ids), mayOn(actor, proposals.account, 'read')),
    );
  const visible = new Set<string>(rows.map(({ id }) => id));
  return new Set(facts.filter(({ subject }) => visible.has(subject.id)).map(({ id }) => id));
};

/** Rule PP6. */
const aboutTemplates: FactVisibility = async (_tx, actor, facts) =>
  new Set(proposalsPolicy.useTemplates(actor) ? facts.map(({ id }) => id) : []);

/** Rule PP15. */
const aboutSettings: FactVisibility = async (_tx, actor, facts) =>
  new Set(proposalsPolicy.readSettings(actor) ? facts.map(({ id }) => id) : []);

interface ProposalParts extends SendingParts, MomentParts, OlderTemplateParts {
  /** Who reads more out of the text than this feature does. */
  readers: readonly TextReader<ProposalTextPlace>[];
  past: Past;
  /** Where the bytes of pictures lie. */
  storage: FileStorage;
  /** The keys of seals are kept under it. */
  secret: string;
}

/** Offers that are written together, priced live, and sent. */
export const proposalsFeature = (parts: ProposalParts): Feature => {
  const { scopes, secret, storage } = parts;
  const papers = { press: createPress(), storage, ring: { scopes, secret } };
  return {
    name: 'proposals',
    commands: [
      createProposal,
      editProposal,
      archiveProposal,
      restoreProposal,
      createTemplate,
      copyTemplate,
      keepTemplate,
      editTemplate,
      archiveTemplate,
      restoreTemplate,
      insertBlocks,
      suggestInProposal,
      withdrawInProposal,
      askForApproval,
      giveApproval,
      returnForApproval,
      sendProposal(parts),
      makeLink,
      revokeLinks,
      replyToCustomer,
      takeSuggestion(parts),
      declineSuggestion,
      changeProposalSettings,
      forkProposal,
      mergeProposal,
    ],
    queries: [
      listProposals,
      totalProposals,
      readProposal,
      listTemplates,
      readTemplateDetail,
      readVersion,
      listMessages,
      listSuggestions,
      readTracking,
      readProposalSettings,
      listBranches,
      compareWith(parts),
    ],
    doors: [
      readShown,
      paperOfShown(papers),
      pictureOfShown(storage),
      acceptShown,
      declineShown,
      commentOnShown,
      suggestOnShown,
      withdrawOnShown,
      seeShown,
    ],
    bytes: [draftPaper(papers, parts.past), wordPaper(papers, parts.past), sentPaper(papers), sentPicture(papers)],
    projections: { ...proposalsProjections, ...templateRows, ...sendingRows, ...suggestionRows, ...settingsRows },
    goesWith: rowsThat('proposals', (gone) => sql`account = ${gone}`),
    sees: { proposal: aboutProposals, 'proposal-template': aboutTemplates, 'proposal-settings': aboutSettings },
    documentKinds: [proposalKind(parts.readers), costingKind, templateDocumentKind],
    automations: [winSignedDeals],
    jobs: [watchExpiry(parts), remindCustomers(parts), enlivenOlderTemplates(parts)],
  };
};
