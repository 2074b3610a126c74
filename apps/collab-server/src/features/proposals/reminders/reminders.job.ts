import { proposalPath, proposalReminded } from '@baton/schema/proposals';
import { proposalLinks, proposals, proposalSettings, proposalVersions } from '@baton/schema/proposals/tables';
import type { FactId, ProposalId, WorkspaceId } from '@baton/schema/shared';
import { and, asc, eq, isNull, max } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import { momentsJob, type AtMoment, type MomentParts } from '#platform/jobs/moments.job.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { addressesOfContacts } from '../../contacts/reads.ts';
import { membersWithAddress } from '../../workspaces/reads.ts';
import { rowOfProposal, type ProposalRow } from '../proposal-rows.ts';
import { keepLink } from '../sending/links.command.ts';
import type { SendingParts } from '../sending/sending.command.ts';
import { newProposalToken } from '../sending/token.ts';
import type { VersionRow } from '../sending/version-rows.ts';
import { isDue, proposalOfVersion, settingsOfVersion } from './due-reminders.ts';
import { reminderMail, type ReminderReason } from './reminder-mail.ts';

/**
 * Rule PP17. Fact, link and letter are one transaction under a lock of the proposal: whatever is killed or retried, of each
 * version and reason one letter is put into the queue.
 */
export const remindCustomers = (parts: MomentParts & SendingParts) =>
  momentsJob<ReminderReason, ProposalId>(parts, {
    kind: 'proposals.reminders',
    moments: ['ending', 'unanswered'],
    found: (tx, why, now) =>
      tx
        .select({ workspace: proposalVersions.workspace, id: proposalVersions.proposal })
        .from(proposalVersions)
        .innerJoin(proposalSettings, settingsOfVersion)
        .innerJoin(proposals, proposalOfVersion)
        .where(isDue(why, now))
        .orderBy(asc(proposalVersions.sentAt), asc(proposalVersions.proposal)),
    tell: (tx, at, facts) => remind(parts, tx, at, facts),
  });

const remind = async (
  { mailer, publicUrl }: SendingParts,
  tx: Tx,
  { workspace, id, moment: why, cause, now }: AtMoment<ReminderReason, ProposalId>,
  facts: FactRecorder,
): Promise<void> => {
  const [proposal] = await tx.select().from(proposals).where(rowOfProposal({ workspace, id })).for('no key update');
  // It may have been answered since, or sent anew.
  const version = proposal && (await dueVersion(tx, { workspace, id, why, now }));
  if (!proposal || !version?.content) return;
  const { contact, validUntil, content } = version;
  const person = (await addressesOfContacts(tx, workspace, [contact])).get(contact);
  if (!person) return;
  const fact = proposalReminded({
    subject: { kind: 'proposal', id },
    account: proposal.account,
    data: { proposalId: id, title: content.title, version: version.version, contactId: contact, why },
  });
  const factId = derivedId('proposal', id, version.version, 'reminded', why) as FactId;
  await facts.record(tx, { workspace, actor: null, origin: 'system', cause }, [
    { ...fact, id: factId, occurredAt: now },
  ]);
  const token = newProposalToken();
  const unwatchedAt = await unwatchedSince(tx, version);
  const about = { id, version: version.version, contact, validUntil, mailedTo: person.address };
  await keepLink(tx, { workspace }, { ...about, token, now, unwatchedAt });
  const link = new URL(proposalPath(token), publicUrl).href;
  const replyTo = await answersTo(tx, proposal, version);
  await mailer.send(reminderMail(person.address, content, { why, link, replyTo }), tx);
};

const dueVersion = async (
  tx: Tx,
  { workspace, id, why, now }: { workspace: WorkspaceId; id: ProposalId; why: ReminderReason; now: Date },
): Promise<VersionRow | null> => {
  const [found] = await tx
    .select({ version: proposalVersions })
    .from(proposalVersions)
    .innerJoin(proposalSettings, settingsOfVersion)
    .innerJoin(proposals, proposalOfVersion)
    .where(and(eq(proposalVersions.workspace, workspace), eq(proposalVersions.proposal, id), isDue(why, now)));
  return found?.version ?? null;
};

/** Rule PP15: who asked not to be watched is not watched over a link that they did not ask for. */
const unwatchedSince = async (tx: Tx, { workspace, proposal, version }: VersionRow): Promise<Date | null> => {
  const [row] = await tx
    .select({ at: max(proposalLinks.unwatchedAt) })
    .from(proposalLinks)
    .where(
      and(
        eq(proposalLinks.workspace, workspace),
        eq(proposalLinks.proposal, proposal),
        eq(proposalLinks.version, version),
        isNull(proposalLinks.revokedAt),
      ),
    );
  return row?.at ?? null;
};

/** Whoever the proposal is with by now, or else who sent it. */
const answersTo = async (tx: Tx, { owner }: ProposalRow, { workspace, sentBy }: VersionRow): Promise<string | null> => {
  const people = [owner, sentBy].filter((each) => each !== null);
  const addresses = await membersWithAddress(tx, workspace, people);
  return people.map((each) => addresses.get(each)?.address).find((address) => address !== undefined) ?? null;
};
