import { me, type Me } from '@baton/schema/workspaces';
import { deleteDB, openDB, type DBSchema } from 'idb';

interface PersonSchema extends DBSchema {
  person: { key: string; value: unknown };
}

const quickly = 'baton.me';
const database = 'baton-person';

/** An answer that comes after somebody signed out is not kept; the page is left then. */
let forgotten = false;

const withPeople = async <T>(work: (db: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T | null> => {
  if (!('indexedDB' in globalThis)) return null;
  try {
    const db = await open();
    try {
      return await work(db);
    } finally {
      db.close();
    }
  } catch {
    // Without storage the server is asked each time.
    return null;
  }
};

const open = () => openDB<PersonSchema>(database, 1, { upgrade: (db) => void db.createObjectStore('person') });

/**
 * Keeps who is here for starts without the server. In two places: browsers write `localStorage` seconds later, so that one
 * that is killed soon after the first visit has forgotten it, while the person's edits lie in IndexedDB.
 */
export const keepMe = (person: Me): void => {
  const text = JSON.stringify(person);
  // Every navigation asks who is here; mostly nothing of it is new.
  if (forgotten || text === localStorage.getItem(quickly)) return;
  localStorage.setItem(quickly, text);
  void withPeople((db) => db.put('person', person, 'last'));
};

/** Who was here last on this device; null when nobody was. */
export const keptMe = async (): Promise<Me | null> => {
  const first = me.safeParse(parse(localStorage.getItem(quickly)));
  if (first.success) return first.data;
  const second = me.safeParse(await withPeople((db) => db.get('person', 'last')));
  return second.success ? second.data : null;
};

/** Nobody was here. */
export const forgetKeptMe = async (): Promise<void> => {
  forgotten = true;
  localStorage.removeItem(quickly);
  if ('indexedDB' in globalThis) await deleteDB(database).catch(() => undefined);
};

const parse = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};
