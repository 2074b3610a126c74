import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** Why the server did not take a command, kept until its person has decided. */
export interface Refused {
  reason: string;
  message: string;
  detail?: Readonly<Record<string, string | number>> | undefined;
}

/** A command that the server has not answered yet, or has refused. */
export interface Queued {
  /** Its place: commands are sent in this order. */
  place: number;
  /** Person and workspace. */
  owner: string;
  /** Sent again under the same key it happens once. */
  key: string;
  kind: string;
  input: unknown;
  /** What it is about, as the person knows it. */
  name: string;
  /** When it was given, in ms. */
  at: number;
  refused: Refused | null;
}

interface QueueSchema extends DBSchema {
  commands: { key: number; value: Omit<Queued, 'place'> & { place?: number }; indexes: { owner: string } };
}

const database = 'baton-queue';

/** Commands kept on this device, by person and workspace; the tabs of a browser share them. */
export class QueueStore {
  private opened: Promise<IDBPDatabase<QueueSchema>> | null = null;

  private get db(): Promise<IDBPDatabase<QueueSchema>> {
    const lose = () => (this.opened = null);
    this.opened ??= openDB<QueueSchema>(database, 1, {
      upgrade: (db) =>
        void db.createObjectStore('commands', { keyPath: 'place', autoIncrement: true }).createIndex('owner', 'owner'),
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: lose,
    }).catch((error: unknown) => {
      lose();
      throw error;
    });
    return this.opened;
  }

  async add(command: Omit<Queued, 'place'>): Promise<number> {
    return (await this.db).add('commands', command);
  }

  /** All of this person in this workspace, in their order. */
  async all(owner: string): Promise<Queued[]> {
    return (await (await this.db).getAllFromIndex('commands', 'owner', owner)) as Queued[];
  }

  async refuse(place: number, refused: Refused): Promise<void> {
    await this.change(place, { refused });
  }

  /** It waits again, for this. */
  async retry(place: number, input: unknown): Promise<void> {
    await this.change(place, { input, refused: null });
  }

  /** It waits for something else, under a key of its own: the first may have been done, and its answer lost. */
  async amend(place: number, part: Pick<Queued, 'input' | 'name' | 'key'>): Promise<void> {
    await this.change(place, { ...part, refused: null });
  }

  private async change(
    place: number,
    part: Partial<Pick<Queued, 'input' | 'key' | 'name' | 'refused'>>,
  ): Promise<void> {
    const db = await this.db;
    const tx = db.transaction('commands', 'readwrite');
    const command = await tx.store.get(place);
    if (command) await tx.store.put({ ...command, ...part });
    await tx.done;
  }

  async remove(place: number): Promise<void> {
    await (await this.db).delete('commands', place);
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = null;
    (await opened)?.close();
  }
}

/** Removes what is kept from this device, whoever it belongs to. */
export const forgetQueue = (): Promise<void> => deleteDB(database).catch(() => undefined);
