import type { Feature } from '#platform/command/feature.ts';

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
import { purgeContacts, type PurgeParts } from './purge.job.ts';

/** People at accounts, and people who are at none yet. */
export const contactsFeature = (parts: PurgeParts): Feature => ({
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
  ],
  queries: [listContacts, totalContacts, listContactIds, listContactDuplicates, readContact],
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
