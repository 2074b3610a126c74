import {
  choicesOf,
  consentSentence,
  proposalAccepted,
  proposalDeclined,
  proposalMessageSaid,
  proposalOpened,
  sentTable,
  sumsOf,
  type ConsentGiven,
  type SentAnswer,
  type SentChoices,
  type SentContent,
  type Signature,
  type VersionState,
} from '@baton/schema/proposals';
import {
  refuse,
  type AccountId,
  type ContactId,
  type MemberId,
  type NewFact,
  type ProposalId,
} from '@baton/schema/shared';

/** A version that was sent, as whoever holds a link to it meets it. */
export interface Shown {
  id: ProposalId;
  account: AccountId;
  owner: MemberId | null;
  contact: ContactId;
  state: VersionState;
  validUntil: Date;
  contentHash: string;
  content: SentContent;
}

/** What became of it by the clock, though nobody may have said so yet. */
export const stateNow = ({ state, validUntil }: Pick<Shown, 'state' | 'validUntil'>, now: Date): VersionState =>
  (state === 'sent' || state === 'opened') && now > validUntil ? 'expired' : state;

export const isOpen = (state: VersionState): boolean => state === 'sent' || state === 'opened';

const about = ({ id, account, contact, owner, content }: Shown) => ({
  subject: { kind: 'proposal', id },
  account,
  data: { proposalId: id, title: content.title, version: content.version, contactId: contact, ownerId: owner },
});

/** Rule PP12. The first look is told. */
export const decideOpen = (shown: Shown, now: Date): NewFact[] =>
  stateNow(shown, now) === 'sent' ? [proposalOpened(about(shown))] : [];

type Answered = { answer: SentAnswer; fact: NewFact };

/** What whoever signs has said. */
interface Signing {
  name: string;
  signature: Signature;
  choices: SentChoices;
  consentTo?: ConsentGiven | undefined;
}

/** Rules PP12 and PP24. What the choices come to is computed from what was sent, whatever the page showed. */
export const decideAccept = (
  shown: Shown,
  { name, signature, choices, consentTo }: Signing,
  now: Date,
): Answered | ReturnType<typeof notOpen> | ReturnType<typeof consentChanged> => {
  if (!isOpen(stateNow(shown, now))) return notOpen();
  const language = consentTo?.language ?? shown.content.language;
  const consent = { language, words: consentSentence(language, shown.content) };
  // A page that said anything else, such as one that was opened before the words were changed, is read anew.
  if (consentTo && consentTo.words !== consent.words) return consentChanged();
  const sums = sumsOf(sentTable(shown.content), choicesOf(choices));
  const { data, ...at } = about(shown);
  const { contentHash } = shown;
  return {
    answer: { kind: 'accepted', at: now.toISOString(), name, signature, choices, consent, sums },
    fact: proposalAccepted({ ...at, data: { ...data, name, contentHash, consent, sums } }),
  };
};

/** Rule PP12. */
export const decideDecline = (
  shown: Shown,
  { reason, words }: Pick<Extract<SentAnswer, { kind: 'declined' }>, 'reason' | 'words'>,
  now: Date,
): Answered | ReturnType<typeof notOpen> => {
  if (!isOpen(stateNow(shown, now))) return notOpen();
  const { data, ...at } = about(shown);
  return {
    answer: { kind: 'declined', at: now.toISOString(), reason, words },
    fact: proposalDeclined({ ...at, data: { ...data, reason, words } }),
  };
};

const notOpen = () => refuse('proposal-not-open');
const consentChanged = () => refuse('consent-changed');

/** More than anybody reads. */
const mostMessages = 200;

/** Rule PP13. */
export const decideComment = (
  shown: Shown,
  { words, said, id }: { words: string; said: number; id: string },
): NewFact | ReturnType<typeof tooMany> => {
  if (said >= mostMessages) return tooMany();
  const { contactId: _contact, ...data } = about(shown).data;
  return proposalMessageSaid({ ...about(shown), data: { ...data, messageId: id, by: 'customer', words } });
};

const tooMany = () => refuse('too-many-messages', { limit: mostMessages });
