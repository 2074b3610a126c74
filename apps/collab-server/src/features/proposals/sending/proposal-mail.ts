import type { ProposalLanguage, SentContent } from '@baton/schema/proposals';

import type { Mail } from '#platform/mail/mail.ts';

interface Letter {
  title: string;
  seller: string;
  company: string;
  contact: string;
  until: string;
  link: string;
  words: string;
}

const texts: Record<ProposalLanguage, (letter: Letter) => { subject: string; text: string }> = {
  en: ({ title, seller, company, contact, until, link, words }) => ({
    subject: `${company}: ${title}`,
    text: `Hello ${contact},\n\n${words}${seller} of ${company} sends you the proposal “${title}”. You can read it, ask about it and accept it here until ${until}:\n${link}\n\nThe link is for you alone.\n`,
  }),
  fr: ({ title, seller, company, contact, until, link, words }) => ({
    subject: `${company} : ${title}`,
    text: `Bonjour ${contact},\n\n${words}${seller}, de ${company}, vous envoie la proposition « ${title} ». Vous pouvez la lire, poser vos questions et l’accepter ici jusqu’au ${until} :\n${link}\n\nCe lien vous est réservé.\n`,
  }),
  it: ({ title, seller, company, contact, until, link, words }) => ({
    subject: `${company}: ${title}`,
    text: `Buongiorno ${contact},\n\n${words}${seller} di ${company} invia la proposta «${title}». Qui è possibile leggerla, fare domande e accettarla fino al ${until}:\n${link}\n\nIl link è personale.\n`,
  }),
};

/** What stands in a subject is one line and not endless. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 80);

/** The letter that a proposal is sent with, in the proposal's language. An answer to it goes to the sender. */
export const proposalMail = (
  to: string,
  content: SentContent,
  { link, words, replyTo }: { link: string; words: string; replyTo: string | null },
): Mail => {
  const until = new Intl.DateTimeFormat(content.language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    to,
    ...(replyTo === null ? {} : { replyTo }),
    ...texts[content.language]({
      title: oneLine(content.title),
      seller: oneLine(content.sellerName),
      company: oneLine(content.workspaceName),
      contact: oneLine(content.contactName),
      until: until.format(Date.parse(`${content.validUntil}T00:00:00Z`)),
      link,
      words: words === '' ? '' : `${words}\n\n`,
    }),
  };
};
