import type { AccountKind } from '@baton/schema/accounts';
import type { PlainBlock } from '@baton/schema/rich-text';

export type TemplateLanguage = 'en' | 'fr' | 'it';

const heading = (text: string): PlainBlock => ({ kind: 'heading', level: 2, text });
const room: PlainBlock = { kind: 'paragraph', text: '' };
const tasks = (...items: string[]): PlainBlock => ({ kind: 'tasks', items });

/** Headings with room below them, then what is usually to be done first. */
const outline = (headings: readonly string[], last: string, ...first: string[]): PlainBlock[] => [
  ...headings.flatMap((text) => [heading(text), room]),
  heading(last),
  tasks(...first),
];

const templates: Record<TemplateLanguage, Record<AccountKind, PlainBlock[]>> = {
  en: {
    customer: outline(
      ['What they want', 'How they work', 'What we promised'],
      'Next steps',
      'Know who decides, and by when',
      'Agree on the next meeting',
    ),
    supplier: outline(['What they deliver', 'Terms', 'Whom to call'], 'To check', 'Delivery times', 'Price list'),
    partner: outline(['What we do together', 'Who brings what'], 'Next steps', 'Agree on the next meeting'),
    distributor: outline(['Region and range', 'Terms'], 'Next steps', 'Sales targets for the year'),
  },
  fr: {
    customer: outline(
      ['Ce qu’ils attendent', 'Leur façon de travailler', 'Ce que nous avons promis'],
      'Prochaines étapes',
      'Savoir qui décide, et pour quand',
      'Convenir du prochain rendez-vous',
    ),
    supplier: outline(
      ['Ce qu’ils livrent', 'Conditions', 'Qui appeler'],
      'À vérifier',
      'Délais de livraison',
      'Tarifs',
    ),
    partner: outline(
      ['Ce que nous faisons ensemble', 'Qui apporte quoi'],
      'Prochaines étapes',
      'Convenir du prochain rendez-vous',
    ),
    distributor: outline(['Secteur et gamme', 'Conditions'], 'Prochaines étapes', 'Objectifs de vente de l’année'),
  },
  it: {
    customer: outline(
      ['Che cosa si aspettano', 'Come lavorano', 'Che cosa abbiamo promesso'],
      'Prossimi passi',
      'Sapere chi decide, ed entro quando',
      'Fissare il prossimo incontro',
    ),
    supplier: outline(
      ['Che cosa forniscono', 'Condizioni', 'Chi chiamare'],
      'Da verificare',
      'Tempi di consegna',
      'Listino prezzi',
    ),
    partner: outline(
      ['Che cosa facciamo insieme', 'Chi porta che cosa'],
      'Prossimi passi',
      'Fissare il prossimo incontro',
    ),
    distributor: outline(['Zona e gamma', 'Condizioni'], 'Prossimi passi', 'Obiettivi di vendita dell’anno'),
  },
};

/** Rule NT4. What the main note of an account of this kind usually begins with. */
export const usualNote = (kind: AccountKind, language: TemplateLanguage): readonly PlainBlock[] =>
  templates[language][kind];
