import { noteBody, noteText, readNote, type NoteDetail } from '@baton/schema/notes';
import { appendBlocks } from '@baton/schema/rich-text';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';

import { headlessEditor, type HeadlessEditor } from '#tests/headless-editor.ts';
import { until } from '#tests/live-client.ts';
import { noteWorld, type NoteWorld } from '#tests/note-world.ts';
import { startServer } from '#tests/start-server.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import { olderEditor, olderShape } from '../fixtures/older-editor/older-editor.ts';

const opens = Number(process.env['BATON_OPENS'] ?? 40);

describeWithDatabase('live notes', () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  let world: NoteWorld;
  const editors: HeadlessEditor[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterEach(() => {
    for (const { editor } of editors.splice(0)) if (!editor.isDestroyed) editor.destroy();
    world.leave();
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });

  const edit = (doc: Y.Doc, more: Parameters<typeof headlessEditor>[1] = {}): HeadlessEditor => {
    const editor = headlessEditor(doc, more);
    editors.push(editor);
    return editor;
  };

  it(`[NT5] opening writes nothing, as reader and as writer (${opens} times)`, async () => {
    world = await noteWorld(db, server, { template: 'usual' });
    const people = [await world.member('guest'), await world.member(), world.keeper];
    await db.sql`insert into grants values (${world.workspace.id}, ${world.account.id}, 'member',
      ${people[0]?.member ?? ''}, 'read')`;
    const before = await world.rowsInLog();
    for (let at = 0; at < opens; at += 1) {
      const tab = await world.tab(people[at % people.length]);
      const editor = edit(tab.doc);
      expect(editor.text()).toContain('What they want');
      editor.destroy();
      editors.pop();
      tab.leave();
      // Everybody answers the server's question what they have; it is nothing.
      const sent = tab.acked.filter((update) => update.length > 2);
      expect({ at, sent, refused: tab.notSaved }).toEqual({ at, sent: [], refused: 0 });
    }
    expect(await world.rowsInLog()).toBe(before);
  });

  it('[NT5] what is written is in the row, with its words, and settles into one fact per author', async () => {
    world = await noteWorld(db, server);
    const tab = await world.tab();
    const editor = edit(tab.doc);
    editor.type('An oven before Easter');
    await tab.saved();
    await world.projected();
    expect(await world.read()).toMatchObject({ text: 'An oven before Easter', words: 4 });
    expect(noteText(readNote(await world.replay()))).toBe('An oven before Easter');
    const pending = await db.sql`select fact->>'type' as type, fact->'data'->>'wordsAfter' as words from settling
      where document = ${world.note.id}`;
    expect(pending).toEqual([{ type: 'note.edited', words: '4' }]);
  });

  it('[NT6] a client from before version 1 is refused before it has anything to mount an editor on', async () => {
    world = await noteWorld(db, server, { template: 'usual' });
    const writer = await world.tab();
    const editor = edit(writer.doc);
    editor.editor.commands.insertTable({ rows: 2, cols: 2 });
    await writer.saved();
    const before = [await world.rowsInLog(), (await world.replay()).getXmlFragment('body').toJSON()];

    const older = world.knock(await world.member(), { shape: olderShape });
    expect(await older.refusal()).toBe('upgrade-required');
    // It mounts its editor all the same: on a document that nobody gave it.
    const blind = edit(older.doc, { extensions: olderEditor() });
    blind.type('hello');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([await world.rowsInLog(), (await world.replay()).getXmlFragment('body').toJSON()]).toEqual(before);
    expect(older.acked).toEqual([]);

    // Let in by a lie about its version, that same editor destroys what it does not know: this is what the refusal is for.
    const liar = await world.tab();
    edit(liar.doc, { extensions: olderEditor() });
    const inLog = async () => (await world.replay()).getXmlFragment('body').toJSON();
    await until(async () => !(await inLog()).includes('table'), 'what it does not know to be destroyed');
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ['a node nobody knows', (doc) => noteBody(doc).insert(0, [new Y.XmlElement('iframe')])],
    ['a link that runs', (doc) => linked(doc, 'javascript:alert(1)')],
    ['a root nobody knows', (doc) => doc.getMap('elsewhere').set('a', 1)],
    ['an attribute without end', (doc) => attributed(doc, 'x'.repeat(5_000))],
    ['elements nested without end', (doc) => nested(doc, 80)],
  ])('[NT6] %s is refused before the log', async (_what, operation) => {
    world = await noteWorld(db, server);
    const before = await world.rowsInLog();
    const tab = await world.tab();
    tab.doc.transact(() => operation(tab.doc));
    expect(await tab.refusal()).toBe('invalid-update');
    expect(await world.rowsInLog()).toBe(before);
  });

  it('[NT6] what two honest edits leave broken is mended by the server, as an edit that the log tells', async () => {
    world = await noteWorld(db, server);
    const tab = await world.tab();
    appendBlocks(noteBody(tab.doc), [
      { kind: 'bullets', items: ['one'] },
      { kind: 'paragraph', text: 'kept' },
    ]);
    await tab.saved();
    const list = noteBody(tab.doc).get(0) as Y.XmlElement;
    list.delete(0, 1);
    await tab.saved();
    await until(async () => noteBody(await world.replay()).toJSON() === '<paragraph>kept</paragraph>', 'the mending');
    const [last] = await db.sql`select origin from document_updates where document = ${world.note.id}
      order by seq desc limit 1`;
    expect(last).toEqual({ origin: 'system' });
  });

  it('undo takes back what one person wrote, never what others wrote, and never empties the note', async () => {
    world = await noteWorld(db, server, { template: 'usual' });
    const [one, two] = [await world.tab(), await world.tab()];
    const [a, b] = [edit(one.doc), edit(two.doc)];
    const seeded = a.text();
    a.caretAfter(0);
    a.type(' exactly');
    b.caretAfter(2);
    b.type(' every day');
    await Promise.all([one.saved(), two.saved()]);
    await until(() => a.text() === b.text() && a.text().includes('every day'), 'both to see both');
    while (a.editor.can().undo()) a.editor.commands.undo();
    await one.saved();
    await until(() => a.text() === b.text(), 'both to see the undo');
    expect(b.text()).toBe(seeded.replace('How they work', 'How they work every day'));

    // Leaving the page for a moment forgets nothing.
    b.destroy();
    const back = edit(two.doc);
    expect(back.editor.can().undo()).toBe(true);
    back.editor.commands.undo();
    expect(back.text()).toBe(seeded);
    expect(back.editor.can().undo()).toBe(false);
  });

  it('[NT1] whoever has a page open when it goes to the archive only reads it from then on', async () => {
    world = await noteWorld(db, server);
    const { id } = await world.asked<NoteDetail>(`POST /accounts/${world.account.id}/notes`, {
      parentId: world.note.id,
    });
    const tab = await world.tab(undefined, { document: `note:${id}` });
    expect(tab.opened.at(-1)).toMatchObject({ level: 'write' });
    await world.asked(`POST /notes/${id}/archive`, {});
    await until(() => tab.opened.at(-1)?.level === 'read', 'the right to write to end');
    await world.asked(`POST /notes/${id}/restore`, {});
    await until(() => tab.opened.at(-1)?.level === 'write', 'the right to write to come back');
  });
});

const linked = (doc: Y.Doc, href: string): void => {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText('here');
  paragraph.insert(0, [text]);
  noteBody(doc).insert(0, [paragraph]);
  text.format(0, 4, { link: { href } });
};

const attributed = (doc: Y.Doc, value: string): void => {
  const heading = new Y.XmlElement('heading');
  heading.setAttribute('level', value);
  noteBody(doc).insert(0, [heading]);
};

const nested = (doc: Y.Doc, depth: number): void => {
  let inner = new Y.XmlElement('blockquote');
  for (let at = 0; at < depth; at += 1) {
    const outer = new Y.XmlElement('blockquote');
    outer.insert(0, [inner]);
    inner = outer;
  }
  noteBody(doc).insert(0, [inner]);
};
