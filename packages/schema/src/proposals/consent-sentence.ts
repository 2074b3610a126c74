import type { ProposalLanguage } from './proposal-shape.ts';

/** What a consent names: which proposal, as it was sent. */
interface Consented {
  title: string;
  number: string;
  version: number;
}

const sentences: Readonly<Record<ProposalLanguage, (of: Consented) => string>> = {
  en: ({ title, number, version }) =>
    `I accept the proposal “${title}” (${number}, version ${version}) as it is shown here, and my name is meant as my signature.`,
  fr: ({ title, number, version }) =>
    `J’accepte la proposition « ${title} » (${number}, version ${version}) telle qu’elle est affichée ici, et mon nom vaut signature.`,
  it: ({ title, number, version }) =>
    `Accetto la proposta «${title}» (${number}, versione ${version}) come mostrata qui, e il mio nome vale come firma.`,
};

/** The very words that whoever signs says yes to: on the page, in what is kept, and on paper. */
export const consentSentence = (language: ProposalLanguage, { title, number, version }: Consented): string =>
  sentences[language]({ title, number, version });
