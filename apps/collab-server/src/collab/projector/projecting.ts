import type { DocumentRef } from '#platform/documents/documents.port.ts';
import type { Question } from '#platform/pulse/pulse.ts';

import type { UpdateLog } from '../update-log/update-log.ts';
import type { CopyShelf } from './copy-shelf.ts';
import type { Projector } from './projector.ts';

export interface ProjectingParts {
  projector: Omit<Projector, 'rebuild' | 'everything'>;
  shelf: CopyShelf;
  log: Pick<UpdateLog, 'follow'>;
  /** Told of what went wrong; it is tried again at the next sweep. */
  onTrouble: (error: unknown, document: string | null) => void;
  /** Does somebody wait for what this update of a document says? */
  hurries?: (update: Uint8Array) => boolean;
  /** Told when facts were written. */
  onProjected?: () => void;
  /**
   * How long rows of one document are collected, in milliseconds: one projection for many edits costs little more than
   * for one. A busy board waits longer, so that projecting never takes more than a small part of the time.
   */
  collectMs?: number;
  /** How long a document must have been left alone before it is mended, and how often all of them are looked at. */
  quietMs?: number;
  dueEveryMs?: number;
  behindEveryMs?: number;
}

/** What somebody waits for is collected only for as long as what comes with it takes to arrive, in milliseconds. */
const hurriedMs = 10;
/** While a document is being worked on its rows are collected for so long, and up to this when projecting is slow. */
const pause = { workedOnMs: 1_000, times: 5, longestMs: 2_000 };
/** Documents whose workspace and kind, which never change, are remembered. */
const refsRemembered = 10_000;

/** What is still planned for a document that rows were committed to here. */
interface Plan {
  bring: NodeJS.Timeout | null;
  mend: NodeJS.Timeout;
}

/** What runs by itself until it is stopped. */
export interface RunningProjector {
  /** Which documents have facts that are due, for the pulse to ask. */
  question: Question;
  /** Starts nothing more and resolves when what runs has ended. */
  stop(): Promise<void>;
}

/**
 * Runs the projector by itself: soon after rows were committed here, and by sweeps for what another node left behind.
 * All of it may also run on other nodes at the same time.
 */
export const startProjecting = ({
  projector,
  shelf,
  log,
  onTrouble,
  hurries = () => false,
  onProjected = () => {},
  collectMs = 400,
  quietMs = 2_000,
  dueEveryMs = 1_000,
  behindEveryMs = 5_000,
}: ProjectingParts): RunningProjector => {
  const plans = new Map<string, Plan>();
  const refs = new Map<string, DocumentRef>();
  const last = new Map<string, { tookMs: number; endedMs: number }>();
  /** Documents with facts that are due, which the next projection of theirs writes too. */
  const due = new Set<string>();
  const running = new Set<Promise<void>>();
  /** Documents that are being brought, and whether that was asked for again. */
  const bringing = new Map<string, 'once' | 'again'>();
  let stopped = false;

  const run = (document: string | null, work: () => Promise<void>): void => {
    const done = work()
      .catch((error: unknown) => onTrouble(error, document))
      .finally(() => running.delete(done));
    running.add(done);
  };

  const refOf = async (document: string): Promise<DocumentRef | null> => {
    const known = refs.get(document) ?? (await projector.refOf(document));
    if (refs.size >= refsRemembered) refs.clear();
    if (known) refs.set(document, known);
    return known;
  };

  /**
   * One at a time: whoever waits for a document's copy has a connection already, and those who asked while the first is
   * slow could have all of them. What is asked for meanwhile is done once more after it.
   */
  const bring = async (document: string): Promise<void> => {
    if (bringing.has(document)) return void bringing.set(document, 'again');
    try {
      do {
        bringing.set(document, 'once');
        await bringNow(document);
      } while (bringing.get(document) === 'again');
    } finally {
      bringing.delete(document);
    }
  };

  const bringNow = async (document: string): Promise<void> => {
    const ref = await refOf(document);
    if (!ref) return;
    const began = performance.now();
    const told = due.delete(document) ? await projector.settle(ref) : await projector.bring(ref);
    if (told) onProjected();
    const ended = performance.now();
    last.set(document, { tookMs: ended - began, endedMs: ended });
  };

  const mend = async (document: string): Promise<void> => {
    const ref = await refOf(document);
    if (ref) await projector.repair(ref);
  };

  const mendWhenQuiet = (document: string) =>
    setTimeout(() => {
      const planned = plans.get(document);
      // Only what was projected is known to be broken, and nobody comes back to it before the next edit.
      if (planned && (planned.bring || bringing.has(document))) {
        planned.mend = mendWhenQuiet(document);
        return;
      }
      plans.delete(document);
      last.delete(document);
      run(document, () => mend(document));
    }, quietMs);

  const collectTime = (document: string): number => {
    const before = last.get(document);
    if (!before || performance.now() - before.endedMs > quietMs) return collectMs;
    return Math.max(collectMs, Math.min(Math.max(pause.workedOnMs, before.tookMs * pause.times), pause.longestMs));
  };

  const plan = (document: string, hurried: boolean): void => {
    const planned = plans.get(document);
    if (planned) clearTimeout(planned.mend);
    if (planned?.bring && hurried) {
      clearTimeout(planned.bring);
      planned.bring = null;
    }
    const next = { bring: planned?.bring ?? null, mend: mendWhenQuiet(document) };
    next.bring ??= setTimeout(
      () => {
        const current = plans.get(document);
        if (current) current.bring = null;
        run(document, () => bring(document));
      },
      hurried ? Math.min(hurriedMs, collectMs) : collectTime(document),
    );
    plans.set(document, next);
  };

  const heardDue = (documents: readonly string[]): void => {
    for (const document of documents) {
      if (stopped || due.has(document)) continue;
      due.add(document);
      // Where a projection is planned already, one transaction does for both.
      if (!plans.get(document)?.bring) run(document, () => bring(document));
    }
  };

  const failing = (ref: DocumentRef) => (error: unknown) => {
    onTrouble(error, ref.id);
    return false;
  };

  const sweep = (everyMs: number, list: () => Promise<DocumentRef[]>, work: (ref: DocumentRef) => Promise<boolean>) => {
    let busy = false;
    const once = () => {
      if (busy || stopped) return;
      busy = true;
      run(null, async () => {
        try {
          let told = false;
          for (const ref of await list()) if (!stopped) told = (await work(ref).catch(failing(ref))) || told;
          if (told) onProjected();
        } finally {
          busy = false;
        }
      });
    };
    once();
    return setInterval(once, everyMs);
  };

  const unfollow = log.follow((rows) => {
    if (stopped) return;
    // Server edits were projected before they were committed.
    for (const row of rows) if (shelf.standing(row.document) < row.seq) plan(row.document, hurries(row.update));
  });
  const sweeps = [
    sweep(behindEveryMs, projector.behind, projector.bring),
    sweep(dueEveryMs, projector.due, projector.settle),
  ];

  return {
    question: projector.dueNow(heardDue),
    stop: async () => {
      stopped = true;
      unfollow();
      for (const timer of sweeps) clearInterval(timer);
      for (const { bring, mend } of plans.values()) {
        if (bring) clearTimeout(bring);
        clearTimeout(mend);
      }
      await Promise.all(running);
      shelf.clear();
    },
  };
};
