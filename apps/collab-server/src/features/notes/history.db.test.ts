import { noteBody, type NoteMoment, type PastNote } from '@baton/schema/notes';
import { appendBlocks } from '@baton/schema/rich-text';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';

import { noteWorld, type NoteWorld } from '#tests/note-world.ts';
import { ask, type TestMember } from '#tests/people.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

describeWithDatabase('the past of a note', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: NoteWorld;
  let claire: TestMember;
  let marc: TestMember;

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
    world = await noteWorld(db, server);
    [claire, marc] = [await world.member(), await world.member()];
    await write(claire, 'Opens in May');
    await write(marc, 'No delivery before six');
  });
  afterAll(async () => {
    world.leave();
    await server.stop();
    await db.drop();
  });

  const write = async (as: TestMember, text: string): Promise<void> => {
    const tab = await world.tab(as);
    appendBlocks(noteBody(tab.doc), [{ kind: 'paragraph', text }]);
    await tab.saved();
    tab.leave();
  };
  const history = () => world.asked<{ head: number; moments: NoteMoment[] }>(`GET /notes/${world.note.id}/versions`);
  const at = (seq: number) => world.asked<PastNote>(`GET /notes/${world.note.id}/past/${seq}`);

  it('[NT7] every row of the log is a moment to look at, with who wrote what', async () => {
    expect(linesOf(await at(2))).toEqual([['Opens in May', claire.member]]);
    expect(await at(3)).toMatchObject({ seq: 3, by: marc.member });
    expect(linesOf(await at(3))).toEqual([
      ['Opens in May', claire.member],
      ['No delivery before six', marc.member],
    ]);
    expect((await ask(server.url, claire, `GET /notes/${world.note.id}/past/99`)).status).toBe(404);
  });

  it('[NT7] a pause ends a version, and a named one stands among them', async () => {
    await db.sql`update document_updates set at = at - interval '2 hours' where document = ${world.note.id} and seq <= 2`;
    const named = await ask(server.url, marc, `POST /notes/${world.note.id}/versions`, { seq: 1, name: 'Empty' });
    expect(named.body).toMatchObject({ seq: 1, name: 'Empty' });
    const { head, moments } = await history();
    expect(head).toBe(3);
    expect(moments.map(({ seq, name }) => [seq, name])).toEqual([
      [3, null],
      [2, null],
      [1, 'Empty'],
    ]);
    expect(new Set(moments[1]?.members)).toEqual(new Set([claire.member, world.keeper.member]));
  });

  it('[NT7] going back is an edit that others see, and that can be gone back from', async () => {
    const watcher = await world.tab();
    const back = await ask(server.url, claire, `POST /notes/${world.note.id}/return`, { seq: 2 });
    expect(back.body).toMatchObject({ text: 'Opens in May', editedBy: claire.member });
    await expect.poll(() => textIn(watcher.doc)).toBe('<paragraph>Opens in May</paragraph>');
    const [row] = await db.sql`select actor, origin from document_updates where document = ${world.note.id}
      order by seq desc limit 1`;
    expect(row).toEqual({ actor: claire.member, origin: 'person' });
    const again = await ask(server.url, claire, `POST /notes/${world.note.id}/return`, { seq: 3 });
    expect(again.body).toMatchObject({ text: 'Opens in May\nNo delivery before six' });
    expect(linesOf(await at(5)).at(1)).toEqual(['No delivery before six', claire.member]);
    const types = await db.sql`select type from facts where subject = ${world.note.id} and type like 'note.returned'`;
    expect(types).toHaveLength(2);
  });
});

const linesOf = ({ blocks }: PastNote) =>
  (blocks as { content?: { text: string; marks: { attrs: { member: string } }[] }[] }[]).map(({ content }) => [
    content?.[0]?.text,
    content?.[0]?.marks[0]?.attrs.member,
  ]);

const textIn = (doc: Y.Doc): string => noteBody(doc).toJSON();
