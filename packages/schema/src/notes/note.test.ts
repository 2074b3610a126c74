import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { plainBlocks } from '../rich-text/rich-text-json.doc.ts';
import { noteBody, noteText, readNote, readNoteTitle, renameNote, repairNote, returnTo, seedNote } from './note.doc.ts';

const aNote = (): Y.Doc => {
  const doc = new Y.Doc();
  seedNote(doc, {
    title: 'Visit',
    blocks: [
      { kind: 'paragraph', text: 'one' },
      { kind: 'bullets', items: ['two', 'three'] },
    ],
  });
  return doc;
};
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const line = (doc: Y.Doc, at: number): Y.XmlText => (noteBody(doc).get(at) as Y.XmlElement).get(0) as Y.XmlText;
const text = (doc: Y.Doc): string => noteText(readNote(doc));

test('a title is one line of bounded length, whatever was written', () => {
  const doc = aNote();
  renameNote(doc, '  Visit\n in   June ');
  expect(readNoteTitle(doc)).toBe('Visit in June');
  doc.getMap('meta').set('title', 7);
  expect(readNoteTitle(doc)).toBe('');
  for (const repair of repairNote(doc)) repair(doc);
  expect(repairNote(doc)).toEqual([]);
});

describe('[NT7] coming back to an earlier state', () => {
  test('everything is as it was then, title and all', () => {
    const doc = aNote();
    const earlier = Y.encodeStateAsUpdate(doc);
    const before = [readNoteTitle(doc), plainBlocks(noteBody(doc))];
    renameNote(doc, 'Other');
    line(doc, 0).insert(3, ' more');
    line(doc, 0).format(0, 3, { bold: {} });
    noteBody(doc).delete(1, 1);
    noteBody(doc).push([new Y.XmlElement('horizontalRule')]);
    returnTo(doc, earlier);
    expect([readNoteTitle(doc), plainBlocks(noteBody(doc))]).toEqual(before);
  });

  test('what somebody types meanwhile stays, on every copy', () => {
    const doc = aNote();
    const earlier = Y.encodeStateAsUpdate(doc);
    line(doc, 0).insert(3, ' and a half');
    const colleague = copyOf(doc);
    line(colleague, 0).insert(0, 'meanwhile ');
    returnTo(doc, earlier);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(colleague));
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc));
    expect(text(doc)).toBe('meanwhile one\ntwo\nthree');
    expect(text(colleague)).toBe(text(doc));
  });

  test('it goes forward: the state in between can be come back to as well', () => {
    const doc = aNote();
    const first = Y.encodeStateAsUpdate(doc);
    line(doc, 0).insert(3, ' more');
    const second = Y.encodeStateAsUpdate(doc);
    returnTo(doc, first);
    returnTo(doc, second);
    expect(text(doc)).toBe('one more\ntwo\nthree');
    returnTo(doc, first);
    expect(text(doc)).toBe('one\ntwo\nthree');
  });

  test('where nothing has changed nothing is written', () => {
    const doc = aNote();
    const state = Y.encodeStateAsUpdate(doc);
    returnTo(doc, state);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(state);
  });
});

test('[NT7] each run of letters bears who wrote it, and its looks', () => {
  const doc = aNote();
  const colleague = copyOf(doc);
  line(colleague, 0).insert(3, ' more');
  line(colleague, 0).format(0, 3, { bold: {}, 'comment--Ab3dEf+/': { thread: 't' } });
  const names = new Map([
    [doc.clientID, 'a'],
    [colleague.clientID, 'b'],
  ]);
  const [paragraph] = plainBlocks(noteBody(colleague), (client) => names.get(client) ?? null);
  expect(paragraph?.content).toEqual([
    {
      type: 'text',
      text: 'one',
      marks: [
        { type: 'bold' },
        { type: 'comment', attrs: { thread: 't' } },
        { type: 'author', attrs: { member: 'a' } },
      ],
    },
    { type: 'text', text: ' more', marks: [{ type: 'author', attrs: { member: 'b' } }] },
  ]);
});
