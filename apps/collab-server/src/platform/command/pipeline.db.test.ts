import { refuse } from '@baton/schema/shared';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { counterApp } from '#tests/counter-app.ts';
import { counterRaised, counters } from '#tests/counter-feature.ts';
import { describeWithDatabase, testDatabase, type TestDatabase } from '#tests/test-database.ts';

import type { Documents, DocumentRef } from '../documents/documents.port.ts';
import { accept, command } from './command.ts';
import type { Feature } from './feature.ts';

/** Stands for the collab room: notes in which order the pipeline asked for what. */
const notingDocuments = () => {
  const noted: string[] = [];
  const documents: Documents = {
    create: async () => void noted.push('create'),
    withDocuments: async (_tx, refs, by, work) => {
      noted.push(`lock ${refs.map(({ id }) => id).join(' ')} for ${by.origin}`);
      return work([]);
    },
    shareAuthors: async () => void noted.push('authors'),
    settled: (_tx, committed) => void noted.push(committed ? 'committed' : 'rolled back'),
  };
  return { documents, noted };
};

describeWithDatabase('a command that edits documents', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  const run = async (found: DocumentRef['id'][][], written: 'well' | 'refused') => {
    const { documents, noted } = notingDocuments();
    let reads = 0;
    const raise = command({
      contract: counters.raise,
      documents: async ({ actor }) => {
        const ids = found[Math.min(reads, found.length - 1)] ?? [];
        reads += 1;
        return ids.map((id) => ({ workspace: actor.workspace, kind: 'board' as const, id }));
      },
      load: async ({ input }) => {
        noted.push('load');
        return { id: input.id };
      },
      may: () => true,
      decide: ({ id }) =>
        accept({ id, value: 1 }, counterRaised({ subject: { kind: 'counter', id }, data: { by: 1 } })),
      write: async ({ thing, by }) => {
        noted.push(`write by ${by.origin}`);
        return written === 'refused' ? refuse('counter-full') : { answer: { id: thing.id, value: 7 } };
      },
    });
    const feature: Feature = { name: 'documents', commands: [raise], queries: [], projections: {} };
    const world = await counterApp(db, { features: [feature], documents });
    const me = world.person();
    const id = await world.counter(me);
    const response = await world.ask('POST', `/counters/${id}/raise`, me, { by: 1 });
    const facts = await db.sql`select 1 from facts where subject = ${id}`;
    return { status: response.status, body: await response.json(), noted, facts: facts.length };
  };

  test('[M2] locks its documents before it loads, and writes after it decided', async () => {
    const { status, body, noted, facts } = await run([['a', 'b']], 'well');
    expect([status, body, facts]).toMatchObject([200, { value: 7 }, 1]);
    expect(noted).toEqual(['lock a b for person', 'load', 'write by person', 'committed']);
  });

  test('[M2] begins anew when its documents changed between the look and the lock', async () => {
    const { status, noted, facts } = await run([['a'], ['b'], ['b'], ['b']], 'well');
    expect([status, facts]).toEqual([200, 1]);
    expect(noted).toEqual([
      'lock a for person',
      'rolled back',
      'lock b for person',
      'load',
      'write by person',
      'committed',
    ]);
  });

  test('[M3] a refusal of the written operation leaves neither fact nor row', async () => {
    const { status, body, noted, facts } = await run([['a']], 'refused');
    expect([status, body, facts]).toMatchObject([409, { code: 'counter-full' }, 0]);
    expect(noted.at(-1)).toBe('rolled back');
  });

  test('a thing without documents is not there', async () => {
    const { status, facts } = await run([[]], 'well');
    expect([status, facts]).toEqual([404, 0]);
  });
});
