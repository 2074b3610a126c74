import type { Feature, FactVisibility } from '#platform/command/feature.ts';

import {
  archiveContacts,
  binContacts,
  createContact,
  editContact,
  editContacts,
  linkContact,
  restoreContacts,
  unlinkContact,
} from './contacts.command.ts';
import { contactsProjections } from './contacts.projection.ts';
import {
  knownOf,
  listContactDuplicates,
  listContactIds,
  listContacts,
  readContact,
  totalContacts,
} from './contacts.queries.ts';
import { mergeContacts, splitContacts } from './merge.command.ts';
import { purgeContacts, type PurgeParts } from './purge.job.ts';
import { contactTimeline } from './timeline.queries.ts';
import { visitContact } from './visit.command.ts';

export interface ContactsParts extends PurgeParts {
  /** Who sees which facts, of every feature. */
  sees: () => ReadonlyMap<string, FactVisibility>;
}

/** People at accounts, and people who are at none yet. */
export const contactsFeature = (parts: ContactsParts): Feature => ({
  name: 'contacts',
  commands: [
    createContact,
    editContact,
    editContacts,
    linkContact,
    unlinkContact,
    archiveContacts,
    binContacts,
    restoreContacts,
    mergeContacts,
    splitContacts,
    visitContact,
  ],
  queries: [
    listContacts,
    totalContacts,
    listContactIds,
    listContactDuplicates,
    readContact,
    contactTimeline(parts.sees),
  ],
  projections: contactsProjections,
  sees: {
    contact: async (tx, actor, facts) => {
      const known = await knownOf(tx, actor, [...new Set(facts.map(({ subject }) => subject.id))]);
      return new Set(facts.filter(({ subject }) => known.has(subject.id)).map(({ id }) => id));
    },
  },
  places: {
    contact: async (tx, actor, id) => ((await knownOf(tx, actor, [id])).has(id) ? 'read' : null),
  },
  jobs: [purgeContacts(parts)],
});
