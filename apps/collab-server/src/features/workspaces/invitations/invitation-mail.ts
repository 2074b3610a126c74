import type { Language } from '@baton/schema/workspaces';

import type { Mail } from '#platform/mail/mail.ts';

interface Words {
  workspace: string;
  inviter: string;
  link: string;
}

const texts: Record<Language, (words: Words) => { subject: string; text: string }> = {
  en: ({ workspace, inviter, link }) => ({
    subject: `${inviter} invites you to ${workspace}`,
    text: `${inviter} invites you to work in “${workspace}” on Baton.\n\nWithin seven days, open:\n${link}\n`,
  }),
  fr: ({ workspace, inviter, link }) => ({
    subject: `${inviter} vous invite dans ${workspace}`,
    text: `${inviter} vous invite à travailler dans « ${workspace} » sur Baton.\n\nDans les sept jours, ouvrez :\n${link}\n`,
  }),
  it: ({ workspace, inviter, link }) => ({
    subject: `Invito di ${inviter} a ${workspace}`,
    text: `${inviter} invita a lavorare in «${workspace}» su Baton.\n\nEntro sette giorni, aprire:\n${link}\n`,
  }),
};

/** Names stand in a subject, which is one line and not endless. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 60);

/** The invitation in the workspace's language. The token travels in the fragment, which no server or log gets to see. */
export const invitationMail = (
  to: string,
  about: { workspace: string; inviter: string; language: Language; token: string; publicUrl: URL },
): Mail => {
  const link = new URL(`/invitation#token=${about.token}`, about.publicUrl).href;
  return {
    to,
    ...texts[about.language]({ workspace: oneLine(about.workspace), inviter: oneLine(about.inviter), link }),
  };
};
