import {
  fillVariables,
  promisesOf,
  proposalPath,
  proposalSending as contract,
  sentContentOf,
  type SentContent,
  type SentPicture,
  type SentPromise,
} from '@baton/schema/proposals';
import { proposalVersions } from '@baton/schema/proposals/tables';
import type { ProposalId } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { Actor } from '#platform/access/actor.ts';
import { command } from '#platform/command/command.ts';
import type { Mailer } from '#platform/mail/mail.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { beyondLimits } from '../approval/beyond-limits.ts';
import { discountWorld } from '../approval/discount-world.ts';
import { documentOfProposal } from '../proposal-document.ts';
import { proposalThing, written, type ProposalRow, type ProposalThing } from '../proposal-rows.ts';
import { proposalsPolicy } from '../proposals.policy.ts';
import { valuesIn } from '../template-values.ts';
import { hashOfContent, judge, type Judged } from './freeze.ts';
import { keepLink } from './links.command.ts';
import { proposalHtml } from './proposal-html.ts';
import { proposalMail } from './proposal-mail.ts';
import { decideSend, endOfDay, type ToSendNow } from './sending.decide.ts';
import { namesFor } from './sent-names.ts';
import { filesShown, sentPictures } from './sent-pictures.ts';
import { newProposalToken } from './token.ts';

/** What sending needs of the application. */
export interface SendingParts {
  mailer: Mailer;
  publicUrl: URL;
}

interface Sending extends ToSendNow, Pick<ProposalThing, 'level'> {
  content: SentContent;
  promises: SentPromise[];
  pictures: SentPicture[];
  /** Where it goes, and where answers go. */
  to: string | null;
  replyTo: string | null;
}

/**
 * Rules PP9 and PP10. The document's counter is locked, so what is judged is what is frozen and what is sent; version, link
 * and letter are one transaction.
 */
export const sendProposal = ({ mailer, publicUrl }: SendingParts) =>
  command({
    contract: contract.send,
    documents: documentOfProposal,
    load: async ({ tx, actor, input, open }): Promise<Sending | null> => {
      const thing = await proposalThing(tx, actor, input.proposalId, { lock: true });
      const [document] = open;
      if (!thing || !document) return null;
      return sendingOf(tx, actor, { thing, judged: document.read(judge), seq: document.seq() });
    },
    may: (actor, thing) => proposalsPolicy.send(actor, thing),
    decide: decideSend,
    write: async ({ tx, actor, input, thing, now }) => {
      const { content, promises, pictures, to, replyTo, contact } = thing;
      if (to === null || contact === null) throw new Error(`Proposal ${input.proposalId} is sent to nobody`);
      await tx
        .update(proposalVersions)
        .set({ content, html: proposalHtml(content), promises, pictures })
        .where(ofVersion(actor, input.proposalId, content.version));
      const token = newProposalToken();
      const validUntil = endOfDay(content.validUntil);
      const about = { id: input.proposalId, version: content.version, contact, validUntil };
      await keepLink(tx, actor, { ...about, token, now, mailedTo: to });
      const link = new URL(proposalPath(token), publicUrl).href;
      await mailer.send(proposalMail(to, content, { link, words: input.words, replyTo }), tx);
      return written(tx, actor, input.proposalId);
    },
  });

const sendingOf = async (
  tx: Tx,
  actor: Actor,
  { thing, judged, seq }: { thing: ProposalThing; judged: Judged; seq: number },
): Promise<Sending> => {
  const { row, detail, level } = thing;
  const { person, seller, names } = await namesFor(tx, actor, { row, version: (detail.versions[0]?.version ?? 0) + 1 });
  const { view, text, body, stateHash } = judged;
  const { pictures, pictureOf } = await sentPictures(tx, row, { body, keep: true });
  const variables = valuesIn(detail, view);
  const content = sentContentOf(judged, names, { pictureOf, variables });
  return {
    detail,
    account: row.account,
    level,
    seq,
    stateHash,
    contentHash: hashOfContent(content),
    contact: person ? row.contact : null,
    version: names.version,
    validUntil: view.validUntil,
    toSend: {
      title: view.title,
      text,
      body,
      variables,
      pricing: view.pricing,
      files: await filesShown(tx, actor, { body, pictures }),
      openSuggestions: view.openSuggestions,
      customerSuggestions: detail.customerSuggestions,
      validUntil: view.validUntil,
      contact: person ? { hasAddress: person.address !== null } : null,
      needsApproval: await lacksApproval(tx, actor, row),
      inReview: row.approval?.state === 'asked',
    },
    content,
    promises: promisesOf(fillVariables(body, variables)),
    pictures,
    to: person?.address ?? null,
    replyTo: seller?.address ?? null,
  };
};

/** Also for who may not be told of limits. */
const lacksApproval = async (tx: Tx, actor: Actor, row: ProposalRow): Promise<boolean> =>
  beyondLimits(row.discounts, row.approved, await discountWorld(tx, actor, [row])).some(({ approved }) => !approved);

const ofVersion = ({ workspace }: Actor, id: ProposalId, version: number) =>
  and(
    eq(proposalVersions.workspace, workspace),
    eq(proposalVersions.proposal, id),
    eq(proposalVersions.version, version),
  );
