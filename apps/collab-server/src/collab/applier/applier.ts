import type { MemberId } from '@baton/schema/shared';
import { sql } from 'drizzle-orm';
import type * as Y from 'yjs';

import type { Scopes } from '#platform/scope/scope.ts';

import type { CommittedRow } from '../update-log/log-row.ts';
import { readLog, readRows, type LoadedLog } from '../update-log/read-log.ts';
import type { UpdateLog } from '../update-log/update-log.ts';
import { LiveDocument, PoisonRow } from './live-document.ts';

export interface ApplierOptions {
  scopes: Scopes;
  log: UpdateLog;
  /** While true nothing is applied, hence nothing sent to anybody: this node does not know who may still see it (M11). */
  held: () => boolean;
  /** The copy of a document is no longer good: its sockets must come back for a new one. */
  onTorn: (document: string) => void;
  /** Loading had to replay this many rows. */
  onReplayed: (document: string, rows: number) => void;
}

/** All documents that are open on this node. Every committed row reaches them here, whoever wrote it. */
export interface Applier {
  /** Registers the document, then reads the log. Null when there is no such document. Callers share one reading. */
  prepare(document: string): Promise<LiveDocument | null>;
  /** Fills a Yjs document with what `prepare` has read. */
  attach(document: string, doc: Y.Doc): LiveDocument;
  open(document: string): LiveDocument | undefined;
  openDocuments(): Iterable<LiveDocument>;
  receive(rows: readonly CommittedRow[]): void;
  /** Reads what the log has beyond the copy and applies it. */
  catchUp(document: string): Promise<void>;
  /** Resolves when this node shows everything up to `seq`. */
  applied(document: string, seq: number): Promise<void>;
  /** Whose these client ids are, by the log; fills the document's own knowledge. */
  ownersOf(live: LiveDocument, clients: readonly number[]): Promise<void>;
  forget(document: string): void;
  /** Forgets what was read for somebody who never came in. */
  forgetUnopened(): void;
  stop(): void;
}

interface Entry {
  live: LiveDocument;
  loading: Promise<LoadedLog | null>;
  /** What was read, until a Yjs document is filled with it. */
  loaded: LoadedLog | null;
  catching: Promise<void> | null;
  /** Monotonic, in milliseconds. */
  since: number;
}

/** Nobody takes longer from the reading of a document to its opening. */
const longestOpeningMs = 30_000;

export const createApplier = ({ scopes, log, held, onTorn, onReplayed }: ApplierOptions): Applier => {
  const entries = new Map<string, Entry>();

  const tear = (live: LiveDocument, error: Error): void => {
    if (entries.get(live.document)?.live === live) entries.delete(live.document);
    live.abandon(error);
    onTorn(live.document);
  };

  /** Marks the row under the counter's lock so that no reader ever tries it again, and gives up the torn copy (M5). */
  const quarantine = async (live: LiveDocument, poison: PoisonRow): Promise<void> => {
    tear(live, poison);
    const epoch = live.head?.epoch;
    if (epoch === undefined) return;
    await scopes.withSystem('log', async (tx) => {
      await tx.execute(sql`select 1 from documents where id = ${live.document} for no key update`);
      await tx.execute(sql`
        update document_updates set quarantined = true
        where document = ${live.document} and epoch = ${epoch} and seq = ${poison.seq}`);
    });
  };

  const take = (live: LiveDocument, rows: readonly CommittedRow[]): void => {
    try {
      live.receive(rows);
    } catch (error) {
      // Should marking fail, the next reader meets the same row and marks it; so does one who reads them one by one.
      if (error instanceof PoisonRow) quarantine(live, error).catch(() => {});
      else tear(live, new Error('Rows could not be applied', { cause: error }));
    }
  };

  const receive = (rows: readonly CommittedRow[]): void => {
    if (held()) return;
    for (const [document, ofDocument] of Map.groupBy(rows, (row) => row.document)) {
      const live = entries.get(document)?.live;
      if (!live) continue;
      take(live, ofDocument);
      if (live.doc && live.hasGap) void catchUp(document).catch(() => {});
    }
  };

  const catchUp = (document: string): Promise<void> => {
    const entry = entries.get(document);
    if (!entry?.live.doc || held()) return Promise.resolve();
    entry.catching ??= readOn(entry.live).finally(() => {
      entry.catching = null;
    });
    return entry.catching;
  };

  const readOn = async (live: LiveDocument): Promise<void> => {
    const { document, head, applied } = live;
    if (!head) return;
    const rows = await scopes.withSystem('log', (tx) => readRows(tx, document, head.epoch, applied));
    take(
      live,
      rows.map((row) => ({ ...row, document })),
    );
  };

  const stop = log.follow(receive);

  return {
    prepare: async (document) => {
      let entry = entries.get(document);
      if (!entry) {
        const loading = scopes.withSystem('log', (tx) => readLog(tx, document));
        entry = { live: new LiveDocument(document), loading, loaded: null, catching: null, since: performance.now() };
        entries.set(document, entry);
      }
      const { live, loading } = entry;
      try {
        const loaded = await loading;
        if (!live.doc) entry.loaded = loaded;
        if (loaded) live.head ??= loaded.head;
        else if (entries.get(document) === entry) entries.delete(document);
        return loaded ? live : null;
      } catch (error) {
        if (entries.get(document) === entry) entries.delete(document);
        throw error;
      }
    },
    attach: (document, doc) => {
      const entry = entries.get(document);
      if (!entry?.loaded) throw new Error('The document was not read before it is filled');
      const { live, loaded } = entry;
      entry.loaded = null;
      onReplayed(document, loaded.rows.length);
      try {
        live.attach(doc, loaded);
      } catch (error) {
        if (error instanceof PoisonRow) quarantine(live, error).catch(() => {});
        else tear(live, new Error('The document could not be filled', { cause: error }));
        throw error;
      }
      return live;
    },
    open: (document) => entries.get(document)?.live,
    openDocuments: () => [...entries.values()].map(({ live }) => live),
    receive,
    catchUp,
    applied: async (document, seq) => {
      const live = entries.get(document)?.live;
      if (!live) throw new Error('The document was closed while a row was on its way');
      if (seq > live.applied) void catchUp(document).catch(() => {});
      await live.reached(seq);
    },
    ownersOf: async (live, clients) => {
      const epoch = live.head?.epoch ?? 0;
      const rows = await scopes.withSystem('log', (tx) =>
        tx.execute<{ client_id: string; actor: MemberId }>(sql`
          select client_id, actor from document_clients
          where document = ${live.document} and epoch = ${epoch}
            and client_id = any(${sql.param([...clients])}::bigint[])`),
      );
      for (const row of rows) live.clients.set(Number(row.client_id), row.actor);
    },
    forget: (document) => {
      entries.get(document)?.live.abandon(new Error('The document was closed'));
      entries.delete(document);
    },
    forgetUnopened: () => {
      const before = performance.now() - longestOpeningMs;
      for (const [document, { live, since }] of entries) if (!live.doc && since < before) entries.delete(document);
    },
    stop,
  };
};
