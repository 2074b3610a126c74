import type { Spoken } from './paper-front.ts';
import type { AuditTrail, Paper } from './paper.ts';

/** Who accepted it when, how and from where: each with its name. */
export const trailEntries = (
  { content, hash }: Paper,
  trail: AuditTrail,
  { words, amounts }: Spoken,
): [label: string, value: string][] => {
  const { trail: said } = words;
  const { answer, from } = trail;
  return [
    [said.signer, answer.name],
    [said.company, content.accountName],
    [said.contact, trail.handed ? `${trail.contact} (${said.handed})` : trail.contact],
    [said.sent, amounts.moment(trail.sentAt)],
    [said.opened, trail.openedAt === null ? said.unknown : amounts.moment(trail.openedAt)],
    [said.signed, amounts.moment(answer.at)],
    [said.from, from?.address ?? said.unknown],
    [said.browser, from?.browser || said.unknown],
    [said.way, answer.signature.kind === 'typed' ? said.typed : said.drawn],
    [said.consent, answer.consent ? `${answer.consent.words} (${answer.consent.language})` : said.consented],
    [said.content, hash ?? ''],
    [said.state, trail.stateHash],
  ];
};
