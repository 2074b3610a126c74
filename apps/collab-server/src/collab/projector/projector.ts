import { documents as documentsTable, settling } from '@baton/schema/documents/tables';
import { documentKind } from '@baton/schema/wire';
import { asc, eq, inArray, lte, sql, type SQL } from 'drizzle-orm';

import type { Clock } from '#platform/clock/clock.ts';
import type { DocumentRef, Documents } from '#platform/documents/documents.port.ts';
import type { FactRecorder } from '#platform/facts/facts.port.ts';
import type { Question } from '#platform/pulse/pulse.ts';
import type { Scopes, Tx } from '#platform/scope/scope.ts';

import { bring, type Brought } from './bring.ts';
import { holdsOf, type CopyShelf } from './copy-shelf.ts';
import type { KindOf } from './kinds.ts';
import { takeDue } from './pending.ts';
import { lockProjections, type Standing } from './project-steps.ts';

export interface ProjectorParts {
  scopes: Scopes;
  shelf: CopyShelf;
  kindOf: KindOf;
  facts: FactRecorder;
  documents: Documents;
  clock: Clock;
}

/** Keeps rows and facts in step with the log. Any number of nodes may run it on one database. */
export interface Projector {
  /** Brings one document to the end of its log; true when that left facts. */
  bring: (ref: DocumentRef) => Promise<boolean>;
  /** The same, and writes the facts that have settled by now. */
  settle: (ref: DocumentRef) => Promise<boolean>;
  /** Mends what the reader flagged in a document that this node has a copy of; once, as logged edits of the system. */
  repair: (ref: DocumentRef) => Promise<void>;
  /** Writes all rows of a document anew, no facts. */
  rebuild: (ref: DocumentRef) => Promise<void>;
  /** Documents with rows that nobody has projected, or that a newer version reads more out of. */
  behind: () => Promise<DocumentRef[]>;
  /** Documents with facts that are due; `dueNow` asks the same for the pulse. */
  due: () => Promise<DocumentRef[]>;
  dueNow: (heard: (documents: readonly string[]) => void) => Question;
  /** Every document there is. */
  everything: () => Promise<DocumentRef[]>;
  refOf: (document: string) => Promise<DocumentRef | null>;
}

/** What one transaction of the projector works with. */
interface Held {
  tx: Tx;
  standing: Standing;
  catchUp: () => Promise<Brought>;
  facts: FactRecorder;
}

/** So many documents are looked at in one sweep. */
const perSweep = 200;

export const createProjector = ({ scopes, shelf, kindOf, facts, documents, clock }: ProjectorParts): Projector => {
  /** Runs `work` on a copy that is held and a projection that is locked; what fails leaves nothing behind. */
  const locked = async (ref: DocumentRef, work: (held: Held) => Promise<void>): Promise<boolean> => {
    // A connection first, then the copy, as in commands: who holds a copy never waits for a connection.
    const holds = holdsOf(shelf);
    let outcome: 'keep' | 'drop' = 'drop';
    let told = false;
    const telling: FactRecorder = {
      record: async (...what) => {
        const recorded = await facts.record(...what);
        told ||= recorded.length > 0;
        return recorded;
      },
    };
    try {
      await scopes.withWorkspaceSteadily(ref, async (tx) => {
        const hold = await holds.take(ref.id);
        const [standing = { epoch: 1, projectedSeq: 0 }] = await lockProjections(tx, [ref]);
        const catchUp = () => bring(tx, ref.id, hold, { kind: kindOf(ref.kind), facts: telling }, standing);
        await work({ tx, standing, catchUp, facts: telling });
      });
      outcome = 'keep';
      return told;
    } finally {
      holds.end(outcome);
    }
  };

  const refs = (where: SQL) => scopes.withSystem('poll', (tx) => listDocuments(tx, where));

  return {
    bring: (ref) =>
      locked(ref, async ({ catchUp }) => {
        await catchUp();
      }),

    settle: (ref) =>
      locked(ref, async ({ tx, catchUp, standing, facts: telling }) => {
        // What leaves a stage takes its pending fact along, so with every row projected what is due still holds.
        if ((await endOfLog(tx, ref)) > standing.projectedSeq) await catchUp();
        const due = await takeDue(tx, ref.id, clock.now());
        const source = { workspace: ref.workspace, actor: null, origin: 'system', cause: null } as const;
        if (due.length > 0) await telling.record(tx, source, due);
      }),

    repair: async (ref) => {
      const hold = await shelf.take(ref.id);
      const broken = hold.copy !== null && kindOf(ref.kind).repairs(hold.copy.doc).length > 0;
      hold.giveBack('keep');
      if (broken) await mend(ref);
    },

    rebuild: async (ref) => {
      await locked(ref, async ({ tx, catchUp }) => {
        const { copy } = await catchUp();
        await kindOf(ref.kind).rebuild(tx, ref, copy.doc);
      });
    },

    behind: () =>
      refs(sql`${documentsTable.seq} > coalesce((select projected_seq from document_projections
        where document = ${documentsTable.id} and epoch = ${documentsTable.epoch}), 0)
        or ${documentsTable.id} in (select document from document_projections where outdated)`),

    due: () =>
      refs(
        inArray(
          documentsTable.id,
          sql`(select ${settling.document} from ${settling} where ${lte(settling.dueAt, clock.now())})`,
        ),
      ),

    dueNow: (heard) => ({
      sql: `select json_agg(document) from (
        select distinct document from settling where due_at <= $1::timestamptz limit ${perSweep}) as due`,
      parameters: () => [clock.now().toISOString()],
      heard: (documents) => heard((documents as string[] | null) ?? []),
    }),

    everything: () => scopes.withSystem('poll', (tx) => listDocuments(tx, undefined, Number.MAX_SAFE_INTEGER)),

    refOf: async (document) => (await refs(eq(documentsTable.id, document)))[0] ?? null,
  };

  async function mend(ref: DocumentRef): Promise<void> {
    let held: Tx | null = null;
    let committed = false;
    try {
      await scopes.withWorkspace(ref, async (tx) => {
        held = tx;
        // What was closed stays as it was judged, flaws and all: readers are tolerant.
        if (await isClosed(tx, ref)) return;
        const by = { actor: null, origin: 'system', cause: null } as const;
        await documents.withDocuments(tx, [ref], by, async (open) => {
          for (const document of open)
            for (const operation of document.read((doc) => kindOf(ref.kind).repairs(doc)))
              await document.edit(operation);
        });
      });
      committed = true;
    } finally {
      if (held) documents.settled(held, committed);
    }
  }
};

const endOfLog = async (tx: Tx, ref: DocumentRef): Promise<number> => {
  const [head] = await tx.select({ seq: documentsTable.seq }).from(documentsTable).where(eq(documentsTable.id, ref.id));
  return head?.seq ?? 0;
};

const isClosed = async (tx: Tx, ref: DocumentRef): Promise<boolean> => {
  const [head] = await tx
    .select({ closedAtSeq: documentsTable.closedAtSeq })
    .from(documentsTable)
    .where(eq(documentsTable.id, ref.id));
  return head?.closedAtSeq !== null;
};

const listDocuments = async (tx: Tx, where: SQL | undefined, limit = perSweep): Promise<DocumentRef[]> => {
  const rows = await tx
    .select({ workspace: documentsTable.workspace, kind: documentsTable.kind, id: documentsTable.id })
    .from(documentsTable)
    .where(where)
    .orderBy(asc(documentsTable.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, kind: documentKind.parse(row.kind) }));
};
