import type { Field } from '@baton/schema/fields';
import type { ImportKind } from '@baton/schema/imports';

import { ownFieldPrefix } from '#platform/imports/importer.port.ts';

import type { KindOfFile } from './kind-of-file.ts';
import { personColumns, tellsOfCompanies } from './people/columns-of-people.ts';

/** The kinds of lines that files hold; a board has no file of its own. */
export type FileKind = Exclude<ImportKind, 'board'>;
/** Kinds of lists that others refer to by name. */
export type ListKind = Exclude<FileKind, 'contact' | 'deal'>;

const kinds: Readonly<Record<FileKind, KindOfFile>> = {
  // First, so that names with e-mails alone are people outside rather than members: there are mostly more of them.
  contact: personColumns,
  product: {
    fields: {
      name: ['product', 'product name', 'name', 'produit', 'nom', 'prodotto', 'nome'],
      series: ['series', 'family', 'category', 'gamme', 'famille', 'serie', 'famiglia'],
      price: ['sales price', 'price', 'list price', 'unit price', 'prix', 'tarif', 'prezzo', 'listino'],
      currency: ['currency', 'devise', 'valuta'],
    },
    required: [['name'], ['price']],
  },
  member: {
    fields: {
      name: ['sales agent', 'agent', 'member', 'name', 'full name', 'person', 'commercial', 'nom', 'agente', 'nome'],
      email: ['email', 'e mail', 'mail', 'courriel'],
      manager: ['manager', 'reports to', 'responsable', 'responsabile'],
    },
    required: [['name'], ['manager', 'email']],
  },
  account: {
    fields: {
      name: [
        'account',
        'account name',
        'company',
        'company name',
        'customer',
        'name',
        'compte',
        'societe',
        'client',
        'nom',
        'azienda',
        'cliente',
        'nome',
      ],
      sector: ['sector', 'industry', 'secteur', 'settore'],
      foundedIn: ['year established', 'founded', 'founded in', 'annee de creation', 'anno di fondazione'],
      revenue: ['revenue', 'annual revenue', 'turnover', 'chiffre d affaires', 'fatturato'],
      currency: ['currency', 'devise', 'valuta'],
      employees: ['employees', 'number of employees', 'effectif', 'salaries', 'dipendenti'],
      country: ['office location', 'country', 'pays', 'paese'],
      parent: [
        'subsidiary of',
        'parent',
        'parent account',
        'parent company',
        'filiale de',
        'societe mere',
        'capogruppo',
      ],
    },
    required: [['name'], ['sector', 'foundedIn', 'revenue', 'employees', 'country', 'parent']],
  },
  deal: {
    fields: {
      externalId: ['opportunity id', 'deal id', 'record id', 'id', 'reference', 'riferimento'],
      title: [
        'title',
        'deal',
        'deal name',
        'opportunity',
        'opportunity name',
        'name',
        'titre',
        'opportunite',
        'titolo',
        'opportunita',
        'nom',
        'nome',
      ],
      owner: [
        'sales agent',
        'owner',
        'deal owner',
        'opportunity owner',
        'responsable',
        'commercial',
        'responsabile',
        'agente',
      ],
      product: ['product', 'product name', 'produit', 'prodotto'],
      account: ['account', 'account name', 'company', 'compte', 'societe', 'client', 'azienda', 'cliente'],
      stage: ['deal stage', 'stage', 'status', 'etape', 'fase'],
      startedOn: [
        'engage date',
        'create date',
        'created',
        'created on',
        'start date',
        'date de creation',
        'data di creazione',
      ],
      closeOn: ['close date', 'closing date', 'expected close', 'date de cloture', 'data di chiusura'],
      lastActivityOn: ['last activity', 'last activity date', 'derniere activite', 'ultima attivita'],
      amount: ['close value', 'value', 'amount', 'montant', 'valeur', 'importo', 'valore'],
      currency: ['currency', 'devise', 'valuta'],
      labels: ['labels', 'tags', 'etiquettes', 'etichette'],
    },
    required: [['stage'], ['externalId', 'title']],
  },
};

/** What a file's header tells: the kind of its lines and the field of each column; null where a column has no place. */
export const recogniseColumns = (
  header: readonly string[],
  ownFields: readonly Field[] = [],
): { kind: FileKind; fields: (string | null)[] } | null => {
  let best: { kind: FileKind; fields: (string | null)[]; score: number } | null = null;
  for (const kind of Object.keys(kinds) as FileKind[]) {
    const fields = fieldsOf(kinds[kind], header);
    const found = new Set(fields);
    if (kind === 'contact' && tellsOfCompanies(found, fieldsOf(kinds.account, header))) continue;
    if (!kinds[kind].required.every((group) => group.some((field) => found.has(field)))) continue;
    const score = fields.filter((field) => field !== null).length;
    if (!best || score > best.score) best = { kind, fields, score };
  }
  if (best?.kind === 'contact') return { kind: 'contact', fields: withOwnFields(best.fields, header, ownFields) };
  return best && { kind: best.kind, fields: best.fields };
};

/** Columns that are called as one of the workspace's own fields hold its values. */
const withOwnFields = (
  fields: readonly (string | null)[],
  header: readonly string[],
  ownFields: readonly Field[],
): (string | null)[] =>
  fields.map((field, i) => {
    const own = field === null && ownFields.find(({ name }) => foldName(name) === foldName(header[i] ?? ''));
    return own ? `${ownFieldPrefix}${own.id}` : field;
  });

const fieldsOf = ({ fields }: KindOfFile, header: readonly string[]): (string | null)[] => {
  const taken = new Set<string>();
  return header.map((column) => {
    const folded = foldName(column)
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
    const field = Object.keys(fields).find((each) => !taken.has(each) && fields[each]?.includes(folded));
    if (field) taken.add(field);
    return field ?? null;
  });
};

/** A name as it is compared: accents, case and outer blanks aside. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
