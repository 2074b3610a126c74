import {
  proposalLinkMade,
  proposalLinksRevoked,
  proposalMessageSaid,
  proposalSent,
  sendChecks,
  type ProposalDetail,
  type ProposalMessage,
  sentPictureLimits,
  type SendCheck,
  type SendWarning,
  type SentPicture,
  type ToSend,
} from '@baton/schema/proposals';
import { refuse, type AccountId, type ContactId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What everything about a sent proposal has to know. */
export interface Sendable {
  detail: ProposalDetail;
  account: AccountId;
}

/** What sending has to know, with the document at the `seq` that is judged and frozen. */
export interface ToSendNow extends Sendable {
  seq: number;
  stateHash: string;
  contentHash: string;
  contact: ContactId | null;
  version: number;
  validUntil: string | null;
  toSend: Omit<ToSend, 'today'>;
  pictures: readonly SentPicture[];
}

const said = ({ detail, account }: Sendable, version: number) => ({
  subject: { kind: 'proposal', id: detail.id },
  account,
  data: { proposalId: detail.id, title: detail.title, version },
});

/** Somebody in the west may have that day for as long: it ends when it has ended everywhere. */
const dayEndsAfter = 36 * 3_600_000;

/** Until when a proposal can be accepted whose last day this is. */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + dayEndsAfter);

/** Rules PP9 and PP10. */
export const decideSend = (
  thing: ToSendNow,
  { despite, invite }: { despite: readonly SendWarning[]; invite: boolean },
  { now }: Pick<Moment, 'now'>,
) => {
  const { detail, contact, version, validUntil, seq, stateHash, contentHash } = thing;
  if (detail.state === 'accepted') return refuse('proposal-answered');
  if (!detail.may.write) return refuse('proposal-archived');
  if (tooMany(thing.pictures)) return refuse('too-many-pictures', { limit: sentPictureLimits.pictures });
  const checks = sendChecks({ ...thing.toSend, today: now.toISOString().slice(0, 10) });
  const blocking = checks.find(({ blocks }) => blocks);
  if (blocking || contact === null || validUntil === null)
    return refuse('not-ready', { reason: blocking?.reason ?? '' });
  const warning = checks.find(({ reason }) => !despite.some((known) => known === reason));
  if (warning) return refuse('not-ready-warning', warned(warning));
  const { data, ...at } = said(thing, version);
  const until = endOfDay(validUntil).toISOString();
  const pictures = thing.pictures.map(({ file, version: of }) => ({ fileId: file, version: of }));
  const frozen = {
    seq,
    stateHash,
    contentHash,
    contactId: contact,
    validUntil: until,
    despite: [...despite],
    pictures,
    invited: invite,
  };
  return accept(detail, proposalSent({ ...at, data: { ...data, ...frozen } }));
};

/** As many names are told as anybody reads, each in a line: the words of a priced line may have several. */
const mostNames = 20;

const warned = ({ reason, count, names = [] }: SendCheck) => ({
  reason,
  count,
  ...(names.length > 0
    ? {
        names: names
          .slice(0, mostNames)
          .map((name) => name.replaceAll(/\s+/gu, ' '))
          .join('\n'),
      }
    : {}),
});

const tooMany = (pictures: readonly SentPicture[]): boolean =>
  pictures.length > sentPictureLimits.pictures ||
  pictures.reduce((sum, { bytes }) => sum + bytes, 0) > sentPictureLimits.bytes;

/** More than anybody hands out. */
const mostLinks = 50;

/** Rule PP11. The secret is in no fact: whoever reads the history could read the proposal. */
export const decideMakeLink = (thing: Sendable & { taken: boolean }) => {
  const [latest] = thing.detail.versions;
  if (!latest) return refuse('proposal-not-sent');
  if (thing.taken) return refuse('token-taken');
  if (latest.links >= mostLinks) return refuse('too-many-links', { limit: mostLinks });
  return accept(thing.detail, proposalLinkMade(said(thing, latest.version)));
};

/** Rule PP11. */
export const decideRevokeLinks = (thing: Sendable) => {
  const [latest] = thing.detail.versions;
  if (!latest) return refuse('proposal-not-sent');
  return accept(thing.detail, proposalLinksRevoked(said(thing, latest.version)));
};

/** Rule PP13. */
export const decideReply = (
  thing: Sendable & { name: string },
  { words }: { words: string },
  { now, newId }: Pick<Moment, 'now' | 'newId'>,
) => {
  const [latest] = thing.detail.versions;
  if (!latest) return refuse('proposal-not-sent');
  const { version } = latest;
  const message: ProposalMessage = {
    id: newId(),
    version,
    by: 'seller',
    name: thing.name,
    quote: null,
    words,
    at: now.toISOString(),
  };
  const { data, ...at } = said(thing, version);
  const told = { messageId: message.id, by: 'seller' as const, ownerId: thing.detail.ownerId, words };
  return accept(message, proposalMessageSaid({ ...at, data: { ...data, ...told } }));
};
