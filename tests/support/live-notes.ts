import { afterAll, afterEach, beforeAll } from 'vitest';
import type * as Y from 'yjs';

import { headlessEditor, type HeadlessEditor } from './headless-editor.ts';
import { noteWorld, type NoteWorld } from './note-world.ts';
import { startServer } from './start-server.ts';
import { testDatabase, type TestDatabase } from './test-database.ts';

/** What every test of live notes begins with, for the tests of one file: called inside `describeWithDatabase`. */
export const liveNotes = () => {
  let db: TestDatabase;
  let server: Awaited<ReturnType<typeof startServer>>;
  const worlds: NoteWorld[] = [];
  const editors: HeadlessEditor[] = [];
  beforeAll(async () => {
    db = await testDatabase();
    server = await startServer({ databaseUrl: db.url });
  });
  afterEach(() => {
    for (const { editor } of editors.splice(0)) editor.destroy();
    for (const world of worlds.splice(0)) world.leave();
  });
  afterAll(async () => {
    await server.stop();
    await db.drop();
  });
  return {
    get sql() {
      return db.sql;
    },
    get url() {
      return server.url;
    },
    get projector() {
      return server.app.core.projector;
    },
    /** An account with its note, in a workspace of its own; whoever opens it has left when the test ends. */
    begin: async (): Promise<NoteWorld> => {
      const world = await noteWorld(db, server);
      worlds.push(world);
      return world;
    },
    /** An editor on somebody's copy. */
    edit: (doc: Y.Doc): HeadlessEditor => {
      const editor = headlessEditor(doc);
      editors.push(editor);
      return editor;
    },
  };
};
