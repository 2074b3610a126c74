import { randomInt } from 'node:crypto';

import { documents as documentsTable } from '@baton/schema/documents/tables';
import { eq, inArray } from 'drizzle-orm';

import type { Authorship, DocumentRef, Documents, OpenDocument } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { bring, type Brought, type Projecting } from '../projector/bring.ts';
import { holdsOf, type CopyShelf, type Holds } from '../projector/copy-shelf.ts';
import type { KindOf } from '../projector/kinds.ts';
import { lockProjections, projectSteps } from '../projector/project-steps.ts';
import { captureEdit, emptyCopy } from '../projector/server-copy.ts';
import { appendRows, within } from '../update-log/append-rows.ts';
import type { CommittedRow } from '../update-log/log-row.ts';
import type { UpdateLog } from '../update-log/update-log.ts';
import { shareAuthors } from './share-authors.ts';

export interface ServerEditParts {
  shelf: CopyShelf;
  kindOf: KindOf;
  facts: FactRecorder;
  log: Pick<UpdateLog, 'announce'>;
}

/** What one transaction has taken and written. It ends with `settled`, also where its work goes on without a connection. */
interface Writing {
  holds: Holds;
  brought: Map<string, Brought>;
  rows: CommittedRow[];
}

/** Server edits (M3): every one is a row of the log and is projected in the transaction that makes it. */
export const createDocuments = (parts: ServerEditParts): Documents => {
  const writings = new WeakMap<Tx, Writing>();

  const writingOf = (tx: Tx): Writing => {
    const writing = writings.get(tx) ?? { holds: holdsOf(parts.shelf), brought: new Map(), rows: [] };
    writings.set(tx, writing);
    return writing;
  };

  return {
    create: async (tx, ref, by, seed) => {
      const writing = writingOf(tx);
      const kind = parts.kindOf(ref.kind);
      const hold = await writing.holds.take(ref.id);
      const serverClientId = randomInt(1, 2 ** 32 - 1);
      await tx
        .insert(documentsTable)
        .values({ id: ref.id, workspace: ref.workspace, kind: ref.kind, shape: kind.shape, serverClientId });
      hold.copy?.destroy();
      hold.copy = emptyCopy(ref, kind, serverClientId);
      const [standing = { epoch: 1, projectedSeq: 0 }] = await lockProjections(tx, [ref]);
      writing.brought.set(ref.id, { copy: hold.copy, standing });
      await edit(tx, writing, ref, by, { kind, facts: parts.facts }, seed);
    },

    withDocuments: async (tx, refs, by, work) => {
      const writing = writingOf(tx);
      const wanted = [...new Map(refs.map((ref) => [ref.id, ref])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      await open(
        tx,
        writing,
        wanted.filter(({ id }) => !writing.brought.has(id)),
      );
      return work(refs.map((ref) => openDocument(tx, writing, ref, by)));
    },

    shareAuthors,

    settled: (tx, committed) => {
      const writing = writingOf(tx);
      writing.holds.end(committed ? 'keep' : 'drop');
      if (committed) parts.log.announce(writing.rows);
    },
  };

  /** Copies by id, then counters by id, then projections by id (M2): every transaction takes them in this order. */
  async function open(tx: Tx, writing: Writing, refs: readonly DocumentRef[]): Promise<void> {
    if (refs.length === 0) return;
    for (const { id } of refs) await writing.holds.take(id);
    const ids = refs.map(({ id }) => id);
    const heads = await tx
      .select({ id: documentsTable.id })
      .from(documentsTable)
      .where(inArray(documentsTable.id, ids))
      .orderBy(documentsTable.id)
      .for('no key update');
    if (heads.length < ids.length) throw new Error(`Not all of ${ids.join(', ')} are documents of this workspace`);
    const standings = await lockProjections(tx, refs);
    for (const [at, ref] of refs.entries()) {
      const hold = writing.holds.of(ref.id);
      const standing = standings[at];
      if (!hold || !standing) throw new Error(`The copy of ${ref.id} was not taken`);
      const projecting = { kind: parts.kindOf(ref.kind), facts: parts.facts };
      writing.brought.set(ref.id, await bring(tx, ref.id, hold, projecting, standing));
    }
  }

  function openDocument(tx: Tx, writing: Writing, ref: DocumentRef, by: Authorship): OpenDocument {
    const projecting = { kind: parts.kindOf(ref.kind), facts: parts.facts };
    const { copy } = broughtIn(writing, ref);
    return {
      ref,
      seq: () => copy.seq,
      read: (reader) => reader(copy.doc),
      edit: (operation) => edit(tx, writing, ref, by, projecting, operation),
      // The counter is locked: nothing can come between what was read and the end.
      close: async () => {
        await tx.update(documentsTable).set({ closedAtSeq: copy.seq }).where(eq(documentsTable.id, ref.id));
      },
    };
  }
};

const broughtIn = (writing: Writing, ref: DocumentRef): Brought => {
  const brought = writing.brought.get(ref.id);
  if (!brought) throw new Error(`${ref.id} is not open in this transaction`);
  return brought;
};

/** Runs one operation, appends its delta and projects it. An operation that changes nothing leaves no row. */
const edit = async <V>(
  tx: Tx,
  writing: Writing,
  ref: DocumentRef,
  by: Authorship,
  projecting: Projecting,
  operation: Parameters<typeof captureEdit<V>>[1],
): Promise<V> => {
  const { copy, standing } = broughtIn(writing, ref);
  const { result, update } = captureEdit(copy, operation);
  if (!update) return result;
  const authorship: Authorship = { actor: by.actor, origin: by.origin, cause: by.cause };
  const row = { document: ref.id, epoch: copy.epoch, update, ...authorship };
  const [verdict] = await appendRows(within(tx), [{ ...row, claims: [] }], { wait: true });
  if (verdict?.verdict !== 'appended') throw new Error(`The log took no row of ${ref.id}: ${verdict?.verdict}`);
  const { seq, at } = verdict;
  if (seq !== copy.seq + 1) throw new Error(`Row ${seq} of ${ref.id} follows a copy at ${copy.seq}`);
  copy.seq = seq;
  const step = { row: { seq, at, epoch: copy.epoch, ...authorship }, changes: copy.drain(), buried: [] };
  copy.drainBuried();
  writing.brought.set(ref.id, { copy, standing: await projectSteps(tx, ref, projecting, standing, [step]) });
  writing.rows.push({ ...row, seq, at, quarantined: false });
  return result;
};
