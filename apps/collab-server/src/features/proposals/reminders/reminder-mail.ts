import type { ProposalLanguage, SentContent } from '@baton/schema/proposals';

import type { Mail } from '#platform/mail/mail.ts';

import { oneLine } from '../sending/proposal-mail.ts';

export type ReminderReason = 'unanswered' | 'ending';

interface Letter {
  title: string;
  company: string;
  contact: string;
  until: string;
  link: string;
}

type Words = Record<ReminderReason, (letter: Letter) => { subject: string; text: string }>;

const texts: Record<ProposalLanguage, Words> = {
  en: {
    unanswered: ({ title, company, contact, until, link }) => ({
      subject: `${company}: have you seen “${title}”?`,
      text: `Hello ${contact},\n\n${company} has sent you the proposal “${title}” and would be glad of an answer. You can read it, ask about it, accept or decline it here until ${until}:\n${link}\n\nThe link is for you alone.\n`,
    }),
    ending: ({ title, company, contact, until, link }) => ({
      subject: `${company}: “${title}” ends on ${until}`,
      text: `Hello ${contact},\n\nThe proposal “${title}” of ${company} can be accepted until ${until}. You can read it, ask about it, accept or decline it here:\n${link}\n\nThe link is for you alone.\n`,
    }),
  },
  fr: {
    unanswered: ({ title, company, contact, until, link }) => ({
      subject: `${company} : avez-vous vu « ${title} » ?`,
      text: `Bonjour ${contact},\n\n${company} vous a envoyé la proposition « ${title} » et serait heureux d’avoir votre réponse. Vous pouvez la lire, poser vos questions, l’accepter ou la refuser ici jusqu’au ${until} :\n${link}\n\nCe lien vous est réservé.\n`,
    }),
    ending: ({ title, company, contact, until, link }) => ({
      subject: `${company} : « ${title} » expire le ${until}`,
      text: `Bonjour ${contact},\n\nLa proposition « ${title} » de ${company} peut être acceptée jusqu’au ${until}. Vous pouvez la lire, poser vos questions, l’accepter ou la refuser ici :\n${link}\n\nCe lien vous est réservé.\n`,
    }),
  },
  it: {
    unanswered: ({ title, company, contact, until, link }) => ({
      subject: `${company}: «${title}» attende una risposta`,
      text: `Buongiorno ${contact},\n\n${company} ha inviato la proposta «${title}» e gradirebbe una risposta. Qui è possibile leggerla, fare domande, accettarla o rifiutarla fino al ${until}:\n${link}\n\nIl link è personale.\n`,
    }),
    ending: ({ title, company, contact, until, link }) => ({
      subject: `${company}: «${title}» scade il ${until}`,
      text: `Buongiorno ${contact},\n\nLa proposta «${title}» di ${company} può essere accettata fino al ${until}. Qui è possibile leggerla, fare domande, accettarla o rifiutarla:\n${link}\n\nIl link è personale.\n`,
    }),
  },
};

/** A reminder of a version that nobody answered, in the proposal's language. An answer to it goes to the sender. */
export const reminderMail = (
  to: string,
  content: SentContent,
  { why, link, replyTo }: { why: ReminderReason; link: string; replyTo: string | null },
): Mail => {
  const until = new Intl.DateTimeFormat(content.language, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    to,
    automatic: true,
    ...(replyTo === null ? {} : { replyTo }),
    ...texts[content.language][why]({
      title: oneLine(content.title),
      company: oneLine(content.workspaceName),
      contact: oneLine(content.contactName),
      until: until.format(Date.parse(`${content.validUntil}T00:00:00Z`)),
      link,
    }),
  };
};
