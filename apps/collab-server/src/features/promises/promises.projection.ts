import {
  promiseBroken,
  promiseEdited,
  promiseKept,
  promiseMade,
  promiseRemoved,
  promiseReopened,
  promiseRestored,
} from '@baton/schema/promises';
import { promises } from '@baton/schema/promises/tables';
import { passagesIn } from '@baton/schema/rich-text';
import type { PromiseId, WorkspaceId } from '@baton/schema/shared';
import { and, eq, inArray } from 'drizzle-orm';

import { derivedId } from '#platform/clock/derived-id.ts';
import { followNamed, type NamingFacts, type Standing } from '#platform/documents/named-things.ts';
import type { FactProjection, RecordedFact } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import type { TextPlace, TextReader } from '../notes/reads.ts';
import type { PromiseRow } from './promise-rows.ts';

/** Rules PR2 and PR3. What the words of a note promise, as rows. */
export const promisesInText: TextReader = {
  project: async (tx, place, steps) => {
    const rows = await rowsIn(tx, place);
    const said = steps.map(({ row, blocks }) => ({ row, things: thingsIn(place, blocks) }));
    if (rows.length === 0 && said.every(({ things }) => things.size === 0)) return { facts: [], settling: [] };
    const { standing, settling } = followNamed(new Map(rows.map(standingOf)), said, factsOf(place));
    await write(tx, place, rows, standing);
    return { facts: [], settling };
  },
  rebuild: async (tx, place, blocks) => {
    const rows = await rowsIn(tx, place);
    const now = new Date();
    const things = thingsIn(place, blocks);
    const standing = new Map(
      rows.map(standingOf).map(([id, held]) => [id, { ...held, goneAt: things.has(id) ? null : (held.goneAt ?? now) }]),
    );
    for (const [id, thing] of things)
      standing.set(id, { ...(standing.get(id) ?? { by: null, since: now, goneAt: null }), thing });
    await write(tx, place, rows, standing);
  },
};

const thingsIn = (place: TextPlace, blocks: Parameters<typeof passagesIn>[0]): Map<string, string> =>
  new Map([...passagesIn(blocks, 'promise')].map(([id, text]) => [derivedId('promise', place.note, id), text.trim()]));

const rowsIn = (tx: Tx, { workspace, note }: TextPlace): Promise<PromiseRow[]> =>
  tx
    .select()
    .from(promises)
    .where(and(eq(promises.workspace, workspace), eq(promises.note, note)));

const standingOf = (row: PromiseRow): [string, Standing<string>] => [
  row.id,
  { thing: row.text, by: row.madeBy, since: row.madeAt, goneAt: row.goneAt },
];

/** Other words for the same promise are the note's business. */
const factsOf = (place: TextPlace): NamingFacts<string> => {
  const about = (id: string, text: string) => ({
    subject: { kind: 'promise', id },
    account: place.account,
    data: { promiseId: id as PromiseId, noteId: place.note, proposalId: null, text },
  });
  return {
    made: (id, text) => promiseMade(about(id, text)),
    gone: (id, text) => promiseRemoved(about(id, text)),
    back: (id, text) => promiseRestored(about(id, text)),
    changed: null,
    same: (one, other) => one === other,
  };
};

const write = async (
  tx: Tx,
  place: TextPlace,
  rows: readonly PromiseRow[],
  standing: ReadonlyMap<string, Standing<string>>,
): Promise<void> => {
  const forgotten = rows.filter(({ id }) => !standing.has(id)).map(({ id }) => id);
  if (forgotten.length > 0)
    await tx.delete(promises).where(and(eq(promises.workspace, place.workspace), inArray(promises.id, forgotten)));
  const before = new Map<string, PromiseRow>(rows.map((row) => [row.id, row]));
  for (const [key, { thing: text, by, since, goneAt }] of standing) {
    const id = key as PromiseId;
    const row = before.get(key);
    const { workspace, account, note } = place;
    if (!row)
      await tx.insert(promises).values({
        workspace,
        id,
        account,
        note,
        text,
        goneAt,
        madeBy: by,
        promisedBy: by,
        madeAt: since,
        state: 'open',
      });
    else if (row.text !== text || row.goneAt?.getTime() !== goneAt?.getTime())
      await tx.update(promises).set({ text, goneAt }).where(rowOf(workspace, id));
  }
};

/** What became of promises, as rows. */
export const promiseRows: Readonly<Record<string, FactProjection>> = {
  [promiseKept.type]: (tx, fact) => settle(tx, fact, 'kept'),
  [promiseBroken.type]: (tx, fact) => settle(tx, fact, 'broken'),
  [promiseReopened.type]: async (tx, { workspace, subject }) => {
    await tx
      .update(promises)
      .set({ state: 'open', settledBy: null, settledAt: null })
      .where(rowOf(workspace, subject.id as PromiseId));
  },
  [promiseEdited.type]: async (tx, { workspace, data }) => {
    const { promiseId, dueOn, promisedBy } = promiseEdited.data.parse(data);
    await tx.update(promises).set({ dueOn, promisedBy }).where(rowOf(workspace, promiseId));
  },
};

const settle = async (
  tx: Tx,
  { workspace, subject, actor, occurredAt }: RecordedFact,
  state: 'kept' | 'broken',
): Promise<void> => {
  await tx
    .update(promises)
    .set({ state, settledBy: actor, settledAt: occurredAt })
    .where(rowOf(workspace, subject.id as PromiseId));
};

const rowOf = (workspace: WorkspaceId, id: PromiseId) => and(eq(promises.workspace, workspace), eq(promises.id, id));
