import { amountWords, type AmountWords } from './amount-words.ts';
import { paperWords, type PaperWords } from './paper-words.ts';
import type { Paper } from './paper.ts';

/** How a paper speaks: its own words, and amounts and days in its language. */
export interface Spoken {
  words: PaperWords;
  amounts: AmountWords;
}

export const spokenOn = ({ content }: Pick<Paper, 'content'>): Spoken => ({
  words: paperWords[content.language],
  amounts: amountWords(content.language, content.pricing.currency),
});

/** The head of a paper: what it is, its title, and who proposes it to whom until when. */
export interface PaperFront {
  kind: string;
  title: string;
  pairs: [label: string, value: string][];
}

export const paperFront = ({ content, at, hash }: Paper, { words, amounts }: Spoken): PaperFront => {
  const { title, number, version, accountName, contactName, workspaceName, sellerName, validUntil } = content;
  const pairs: PaperFront['pairs'] = [
    [words.for, [accountName, contactName].filter(Boolean).join('\n')],
    [words.from, [workspaceName, sellerName].filter(Boolean).join('\n')],
    [words.date, amounts.day(at.slice(0, 10))],
    [words.validUntil, amounts.day(validUntil)],
  ];
  return {
    kind: [words.proposal, number, hash === null ? '' : `${words.version} ${version}`].filter(Boolean).join(' · '),
    title,
    pairs: pairs.filter(([, value]) => value !== ''),
  };
};

/** What stands over and under every page; nothing is said of what is empty. */
export interface PaperMargins {
  company: string;
  draft: string;
  title: string;
  name: string;
  hash: string;
}

export const paperMargins = ({ content, hash }: Paper, { words }: Spoken): PaperMargins => ({
  company: content.workspaceName,
  draft: hash === null ? words.draft : '',
  title: content.title,
  name: hash === null ? content.number : `${content.number} · ${words.version} ${content.version}`,
  hash: hash === null ? '' : `SHA-256 ${hash}`,
});
