import type { ShownProposal } from '@baton/schema/proposals';
import { proposalVersions } from '@baton/schema/proposals/tables';
import type { NewFact } from '@baton/schema/shared';
import { and, eq } from 'drizzle-orm';

import type { DoorCall } from '#platform/command/door.ts';

import { sentAlternatives } from '../branches/sent-alternatives.ts';
import { saidOnPaper } from '../paper/kept-papers.ts';
import { messagesOf } from '../sending/version-rows.ts';
import { suggestionsOf } from '../suggestions/suggestion-rows.ts';
import { isWatched } from '../tracking/watched.ts';
import { isOpen, stateNow, type Shown } from './shown.decide.ts';
import type { Held } from './under-link.ts';

/** The version that is held, as it is decided about. */
export const shownOf = ({ proposal, version, contact }: Held): Shown => {
  if (version.content === null) throw new Error(`Version ${version.version} of ${proposal.id} holds nothing`);
  return {
    id: proposal.id,
    account: proposal.account,
    owner: proposal.owner,
    contact,
    state: version.state,
    validUntil: version.validUntil,
    contentHash: version.contentHash,
    content: version.content,
  };
};

/** Its row. */
export const ofVersion = ({ workspace, version }: Held) =>
  and(
    eq(proposalVersions.workspace, workspace),
    eq(proposalVersions.proposal, version.proposal),
    eq(proposalVersions.version, version.version),
  );

/** The page after whatever was done on it. */
export const pageOf = async (
  held: Held,
  { now, headers }: Pick<DoorCall<unknown>, 'now' | 'headers'>,
): Promise<ShownProposal> => {
  const [version] = await held.tx.select().from(proposalVersions).where(ofVersion(held));
  if (!version) throw new Error(`Version ${held.version.version} of ${held.proposal.id} is gone`);
  const { content, answer } = shownAndAnswer({ ...held, version });
  const state = stateNow(version, now);
  const messages = await messagesOf(held.tx, held.workspace, { proposal: held.proposal.id, contact: held.contact });
  const suggestions = await suggestionsOf(held.tx, held.workspace, {
    proposal: held.proposal.id,
    contact: held.contact,
  });
  const watched = await isWatched(held.tx, held.workspace, { unwatchedAt: held.unwatchedAt, headers });
  const alternatives = await sentAlternatives(held.tx, held.workspace, { ...held, now });
  const { invited } = version;
  const paper = await saidOnPaper(held.tx, version, content);
  return { content, paper, state, open: isOpen(state), answer, messages, alternatives, invited, suggestions, watched };
};

const shownAndAnswer = (held: Held) => ({ content: shownOf(held).content, answer: held.version.answer });

/** Says what whoever holds a link has done. */
export const record = ({ facts, now }: DoorCall<unknown>, { tx, workspace }: Held, ...told: NewFact[]) =>
  facts.record(
    tx,
    { workspace, actor: null, origin: 'signer', cause: null },
    told.map((fact) => ({ ...fact, occurredAt: now })),
  );
