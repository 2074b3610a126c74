import type { Contact, ContactValues } from '@baton/schema/contacts';
import { withChanges, type FieldChanges } from '@baton/schema/fields';
import type { ContactId } from '@baton/schema/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';

import { useSaid } from '#shared/shell/use-said.ts';
import { useUndo } from '#shared/undo/undo.ts';

import { api, contactQuery, patchContacts, readContactsAgain } from './contacts-api.ts';

export type ContactChange = Partial<ContactValues> & { custom?: FieldChanges };

/** Changes fields of one contact: shown at once, put back with the reason when refused, taken back by undo. */
export const useEditContact = (contact: Contact): ((change: ContactChange) => void) => {
  const queries = useQueryClient();
  const t = useTranslations('contacts.did');
  const said = useSaid();
  const undo = useUndo();
  const show = ({ custom, ...values }: ContactChange) => {
    const known = queries.getQueryData(contactQuery(contact.id).queryKey) ?? contact;
    const change = { ...values, ...(custom && { custom: withChanges(known.custom, custom) }) };
    patchContacts(queries, new Map([[contact.id, change]]));
  };
  const send = async (change: ContactChange, before: ContactChange): Promise<boolean> => {
    show(change);
    try {
      const after = await api.contacts.edit.call({ contactId: contact.id, ...change });
      queries.setQueryData(contactQuery(contact.id).queryKey, after);
      return true;
    } catch (error) {
      show(before);
      said.failed(error);
      return false;
    }
  };
  return (change) => {
    const { custom, ...values } = change;
    const before: ContactChange = {
      ...Object.fromEntries(Object.keys(values).map((key) => [key, contact[key as keyof ContactValues]])),
      ...(custom && {
        custom: Object.fromEntries(
          Object.keys(custom).map((id) => [id, contact.custom[id as keyof typeof contact.custom] ?? null]),
        ),
      }),
    };
    void send(change, before).then(
      (ok) => ok && undo(t('edited', { count: 1, name: contact.name }), () => void send(before, change)),
    );
  };
};

export type RowChange = Partial<Pick<Contact, 'status' | 'ownerId' | 'language'>>;

/** Changes several contacts at once; those that one may not change are named, and one undo takes all back. */
export const useEditContacts = () => {
  const queries = useQueryClient();
  const t = useTranslations('contacts.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (changes: ReadonlyMap<ContactId, RowChange>) => {
    patchContacts(queries, changes);
    const all = [...changes].map(([contactId, change]) => ({ contactId, ...change }));
    const { changed } = await api.contacts.editMany.call({ changes: all });
    readContactsAgain(queries);
    return new Set(changed);
  };
  return async (rows: readonly Contact[], change: RowChange): Promise<void> => {
    const before = new Map(
      rows.map((row): [ContactId, RowChange] => [
        row.id,
        Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof RowChange]])),
      ]),
    );
    try {
      const changed = await send(new Map(rows.map(({ id }) => [id, change])));
      const missed = rows.filter(({ id }) => !changed.has(id));
      if (missed.length > 0) said.missed(t('missed', { names: missed.map(({ name }) => name).join(', ') }));
      const back = new Map([...before].filter(([id]) => changed.has(id)));
      if (back.size === 0) return;
      undo(t('edited', { count: back.size, name: rows[0]?.name ?? '' }), () =>
        send(back).catch((error: unknown) => said.failed(error)),
      );
    } catch (error) {
      patchContacts(queries, before);
      said.failed(error);
    }
  };
};

type Home = Contact['home'];
const ways = { listed: 'restore', archive: 'archive', bin: 'bin' } as const;

/** Archives, bins and restores contacts; each can be taken back. */
export const useMoveContacts = () => {
  const queries = useQueryClient();
  const t = useTranslations('contacts.did');
  const said = useSaid();
  const undo = useUndo();
  const send = async (to: Home, contactIds: ContactId[]) => {
    const { changed } = await api.contacts[ways[to]].call({ contactIds });
    readContactsAgain(queries);
    return new Set(changed);
  };
  return async (to: Home, rows: readonly Contact[]): Promise<void> => {
    try {
      const changed = await send(
        to,
        rows.map(({ id }) => id),
      );
      const moved = rows.filter(({ id }) => changed.has(id));
      const missed = rows.filter(({ id }) => !changed.has(id));
      if (missed.length > 0) said.missed(t('missed', { names: missed.map(({ name }) => name).join(', ') }));
      if (moved.length === 0) return;
      undo(t(ways[to], { count: moved.length, name: moved[0]?.name ?? '' }), async () => {
        for (const [home, of] of Map.groupBy(moved, (each) => each.home))
          await send(
            home,
            of.map(({ id }) => id),
          ).catch(said.failed);
      });
    } catch (error) {
      said.failed(error);
    }
  };
};
