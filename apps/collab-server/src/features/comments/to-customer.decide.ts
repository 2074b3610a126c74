import type { Comment, Thread } from '@baton/schema/comments';
import { proposalMessageSaid } from '@baton/schema/proposals';
import { partsOf } from '@baton/schema/rich-text';
import type { AccountId, MemberId, NewFact, ProposalId } from '@baton/schema/shared';

/** A proposal as talk in it meets it, with the names of those whom a body calls: what leaves the house has words for ids. */
export interface ProposalTalk {
  home: {
    id: ProposalId;
    account: AccountId;
    title: string;
    owner: MemberId | null;
    archived: boolean;
    accepted: boolean;
    /** The version that was sent last, with the lines of its text. */
    sent: { version: number; lines: readonly string[] } | null;
  };
  names: ReadonlyMap<string, string>;
}

/** Shorter than what it stands for, so that words which fit with ids fit with names. */
const longestName = 40;

const inWords = (body: string, names: ProposalTalk['names']): string =>
  partsOf(body)
    .map((part) => (typeof part === 'string' ? part : (names.get(part.id) ?? '—').slice(0, longestName)))
    .join('');

/** Rule CM12. What a comment says to the customer. Of the words it is about only what they were sent: drafts stay inside. */
export const saidToCustomer = (
  thread: Pick<Thread, 'quote' | 'accountId'>,
  { id, body }: Comment,
  { home, names }: ProposalTalk,
): NewFact => {
  if (home.sent === null) throw new Error(`Proposal ${home.id} has no customer who reads it`);
  const { quote } = thread;
  const sent = quote !== null && home.sent.lines.join('\n').includes(quote);
  return proposalMessageSaid({
    subject: { kind: 'proposal', id: home.id },
    account: home.account,
    data: {
      proposalId: home.id,
      title: home.title,
      version: home.sent.version,
      messageId: id,
      by: 'seller',
      ownerId: home.owner,
      quote: sent ? quote : null,
      words: inWords(body, names),
    },
  });
};
