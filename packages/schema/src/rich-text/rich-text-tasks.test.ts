import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { readBlocks } from './rich-text-read.doc.ts';
import { mendRichText } from './rich-text-repair.doc.ts';
import { nameDay, nameHolder, tickTask } from './rich-text-task-edit.doc.ts';
import { holdsTick, tasksIn, type TaskInText } from './rich-text-tasks.doc.ts';

const marc = '01990000-0000-7000-8000-000000000001';
const claire = '01990000-0000-7000-8000-000000000002';
const support = '01990000-0000-7000-8000-000000000003';

const node = (name: string, attributes: Record<string, unknown>, ...children: (Y.XmlElement | Y.XmlText)[]) => {
  const made = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as never);
  made.insert(0, children);
  return made as unknown as Y.XmlElement;
};
const mention = (kind: string, target: string, label = 'Marc') =>
  node('mention', { id: `m-${target.slice(-1)}`, kind, target, label });
const item = (attributes: Record<string, unknown>, ...line: (Y.XmlElement | Y.XmlText)[]) =>
  node('taskItem', attributes, node('paragraph', {}, ...line));
const bodyOf = (...items: Y.XmlElement[]): Y.XmlFragment => {
  const body = new Y.Doc().getXmlFragment('body');
  body.insert(0, [node('taskList', {}, ...items)]);
  return body;
};
const read = (body: Y.XmlFragment): TaskInText[] => [...tasksIn(readBlocks(body)).values()];

describe('[TK10] what a ☐ says', () => {
  test('its line without the first person, team and day is what is to do', () => {
    const body = bodyOf(
      item(
        { id: 't1', checked: true },
        new Y.XmlText('Send '),
        mention('member', marc),
        new Y.XmlText(' the offer of '),
        node('record', { kind: 'account', target: claire, label: 'Durand' }),
        new Y.XmlText(', by '),
        node('date', { day: '2026-12-01' }),
        new Y.XmlText(' with '),
        mention('member', claire, 'Claire'),
        new Y.XmlText(' '),
        mention('team', support),
      ),
    );
    expect(read(body)).toEqual([
      {
        id: 't1',
        title: 'Send the offer of Durand, by with @Claire',
        checked: true,
        member: { target: marc, mention: 'm-1' },
        team: { target: support, mention: 'm-3' },
        day: '2026-12-01',
      },
    ]);
  });

  test('items within items are tasks of their own; one without words is none, one that is only a name goes by it', () => {
    const body = bodyOf(
      node(
        'taskItem',
        { id: 'outer' },
        node('paragraph', {}, new Y.XmlText('Outer')),
        node('taskList', {}, item({ id: 'inner' }, new Y.XmlText('Inner'))),
      ),
      item({ id: 'empty' }, new Y.XmlText('  ')),
      item({ id: 'name' }, mention('member', marc)),
    );
    expect(read(body).map(({ id, title }) => [id, title])).toEqual([
      ['outer', 'Outer'],
      ['inner', 'Inner'],
      ['name', '@Marc'],
    ]);
  });

  test.each([
    ['a target that is no id', mention('member', 'me')],
    ['a kind that nobody is', mention('robot', marc)],
    ['a day that no calendar has', node('date', { day: '2026-02-31' })],
    ['a day of another age', node('date', { day: '0001-01-01' })],
  ])('%s says nothing', (_what, odd) => {
    expect(read(bodyOf(item({ id: 't1' }, new Y.XmlText('Call '), odd)))).toMatchObject([
      { member: null, team: null, day: null },
    ]);
  });

  test('without an id it goes by the place that mending makes its id', () => {
    const body = bodyOf(item({}, new Y.XmlText('One')), item({}, new Y.XmlText('Two')));
    const before = read(body);
    expect(new Set(before.map(({ id }) => id)).size).toBe(2);
    mendRichText(body);
    expect(read(body)).toEqual(before);
  });

  test('a copy is another task once it is mended', () => {
    const body = bodyOf(item({ id: 't1' }, new Y.XmlText('One')), item({ id: 't1' }, new Y.XmlText('One again')));
    expect(read(body)).toHaveLength(1);
    mendRichText(body);
    expect(read(body).map(({ title }) => title)).toEqual(['One', 'One again']);
  });
});

const named = (target: string, label: string) => ({ target, label, mention: `new-${label}` });

describe('[TK12] what a command writes', () => {
  test('the box', () => {
    const body = bodyOf(item({ id: 't1' }, new Y.XmlText('One')), item({ id: 't2' }, new Y.XmlText('Two')));
    tickTask(body, 't2', true);
    expect(read(body).map(({ checked }) => checked)).toEqual([false, true]);
    tickTask(body, 't2', false);
    tickTask(body, 'gone', true);
    expect(read(body).map(({ checked }) => checked)).toEqual([false, false]);
  });

  test('a person at the end of the line, another in their place, and nobody', () => {
    const body = bodyOf(item({ id: 't1' }, new Y.XmlText('Call')));
    nameHolder(body, 't1', { member: named(marc, 'Marc'), team: null });
    expect(read(body)).toMatchObject([{ title: 'Call', member: { target: marc, mention: 'new-Marc' } }]);
    expect(readBlocks(body)[0]?.text).toBe('Call @Marc');
    nameHolder(body, 't1', { member: named(claire, 'Claire'), team: named(support, 'Support') });
    expect(read(body)).toMatchObject([{ title: 'Call', member: { target: claire }, team: { target: support } }]);
    expect(readBlocks(body)[0]?.text).toBe('Call @Claire @Support');
    nameHolder(body, 't1', { member: null, team: named(support, 'Support') });
    expect(read(body)).toMatchObject([{ title: 'Call', member: null, team: { target: support } }]);
  });

  test('the name it was spoken of by, so that a deletion that is taken back is no other task', () => {
    for (const write of [
      (body: Y.XmlFragment, id: string) => nameDay(body, id, '2026-12-01'),
      (body: Y.XmlFragment, id: string) => nameHolder(body, id, { member: named(marc, 'Marc'), team: null }),
      (body: Y.XmlFragment, id: string) => tickTask(body, id, true),
    ]) {
      const body = bodyOf(item({}, new Y.XmlText('Not mended yet')));
      write(body, read(body)[0]?.id ?? '');
      const before = read(body);
      const undo = new Y.UndoManager(body);
      body.delete(0, body.length);
      undo.undo();
      expect(read(body)).toEqual(before);
    }
  });

  test('a day, plain whatever the letters before are', () => {
    const letters = new Y.XmlText('Call');
    const body = bodyOf(item({ id: 't1' }, letters));
    letters.format(0, 4, { bold: {} });
    nameDay(body, 't1', '2026-12-01');
    expect(read(body)).toMatchObject([{ title: 'Call', day: '2026-12-01' }]);
    expect(letters.toDelta()).toEqual([{ insert: 'Call', attributes: { bold: {} } }, { insert: ' ' }]);
    nameDay(body, 't1', '2027-01-04');
    nameDay(body, 't1', '2027-01-04');
    expect(readBlocks(body)[0]?.text).toBe('Call 2027-01-04');
    nameDay(body, 't1', null);
    expect(read(body)).toMatchObject([{ title: 'Call', day: null }]);
  });

  test('a tick is told from what else is written by its update alone', () => {
    const letters = new Y.XmlText('One');
    const body = bodyOf(item({ id: 't1', checked: false }, letters));
    const updates: Uint8Array[] = [];
    body.doc?.on('update', (update: Uint8Array) => updates.push(update));
    tickTask(body, 't1', true);
    tickTask(body, 't1', false);
    letters.insert(3, ' true');
    nameDay(body, 't1', '2026-12-01');
    expect(updates.map(holdsTick)).toEqual([true, true, false, false, false]);
  });

  test('nothing where nothing changes', () => {
    const body = bodyOf(item({ id: 't1' }, new Y.XmlText('Call '), mention('member', marc)));
    let edits = 0;
    body.doc?.on('update', () => (edits += 1));
    tickTask(body, 't1', false);
    nameHolder(body, 't1', { member: named(marc, 'Marc'), team: null });
    nameDay(body, 't1', null);
    expect(edits).toBe(0);
  });
});
