import type { CloseReason } from '@baton/schema/wire';

/** Why a document cannot be saved: a final close of the wire, or a reader whose edit was turned away. */
export type CannotSave = CloseReason | 'read-only';

/** What the person is told about one document. */
export type SaveState =
  | { kind: 'opening' }
  | { kind: 'saved' }
  | { kind: 'saving'; changes: number }
  /** Counts what is on the device. `kept` is false when the browser gives no storage: then closing the tab loses them, and the interface says so. */
  | { kind: 'offline'; changes: number; kept: boolean }
  | { kind: 'cannot-save'; reason: CannotSave; changes: number };

/**
 * The count of one document's edits from the keystroke to the server's commit. The provider's own `unsyncedChanges` is
 * not used: it restarts at 1 with each sync and reaches 0 after the first of many acknowledgements.
 */
export interface Ledger {
  link: 'never' | 'open' | 'closed';
  /** Our answer to the server's sync step 1 left in this generation of the socket; before it nothing is proven. */
  answered: boolean;
  /** Edits made before this generation; only the answer carries them. */
  carried: number;
  /** Edits not on the wire yet. */
  loose: number;
  /** Frames without acknowledgement, in order, each with the number of edits it covers. */
  frames: readonly number[];
  kept: boolean;
  /** Edits that are not on the device yet: nobody may be told that those are kept. */
  unwritten: number;
  /** The socket is open but nothing comes from it: it may heal, so nothing is counted anew. */
  silent: boolean;
  refused: CannotSave | null;
}

export type LedgerEvent =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'silent'; silent: boolean }
  | { type: 'edited' }
  | { type: 'sent'; step: 'answer' | 'update' }
  | { type: 'acknowledged'; applied: boolean }
  | { type: 'refused'; reason: CannotSave }
  | { type: 'stored'; kept: boolean }
  | { type: 'written'; edits: number }
  | { type: 'restored'; changes: number };

export const emptyLedger: Ledger = {
  link: 'never',
  answered: false,
  carried: 0,
  loose: 0,
  frames: [],
  kept: true,
  unwritten: 0,
  silent: false,
  refused: null,
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Edits that the server has not committed, as far as this client can know. */
export const unsent = (ledger: Ledger): number => ledger.carried + ledger.loose + sum(ledger.frames);

const freshGeneration = (ledger: Ledger, link: Ledger['link']): Ledger => ({
  ...ledger,
  link,
  answered: false,
  carried: unsent(ledger),
  loose: 0,
  frames: [],
});

/**
 * A frame that was not taken builds on something the server lacks; it asks for everything anew, and only our next answer
 * covers what that frame carried.
 */
const acknowledged = (ledger: Ledger, applied: boolean): Ledger => {
  const [covered = 0, ...frames] = ledger.frames;
  if (applied) return { ...ledger, frames };
  return { ...ledger, frames, carried: ledger.carried + covered, answered: false };
};

const sent = (ledger: Ledger, step: 'answer' | 'update'): Ledger =>
  step === 'answer'
    ? { ...ledger, answered: true, carried: 0, loose: 0, frames: [...ledger.frames, ledger.carried + ledger.loose] }
    : { ...ledger, loose: 0, frames: [...ledger.frames, ledger.loose] };

/** The next ledger; pure. After a refusal nothing counts any more until a new copy begins a new ledger (M12). */
export const record = (ledger: Ledger, event: LedgerEvent): Ledger => {
  if (event.type === 'edited') return { ...ledger, loose: ledger.loose + 1, unwritten: ledger.unwritten + 1 };
  if (event.type === 'silent') return { ...ledger, silent: event.silent };
  if (event.type === 'written') return { ...ledger, unwritten: Math.max(0, ledger.unwritten - event.edits) };
  if (event.type === 'stored') return { ...ledger, kept: event.kept };
  if (ledger.refused !== null) return ledger;
  switch (event.type) {
    case 'opened':
      return freshGeneration(ledger, 'open');
    case 'closed':
      return freshGeneration(ledger, 'closed');
    case 'sent':
      return sent(ledger, event.step);
    case 'acknowledged':
      return acknowledged(ledger, event.applied);
    case 'refused':
      return { ...freshGeneration(ledger, 'closed'), refused: event.reason };
    case 'restored':
      return { ...ledger, carried: ledger.carried + event.changes };
  }
};

/** What to show. *Saved* means: connected, our whole state offered, every frame committed, nothing waiting (M12). */
export const saveState = (ledger: Ledger): SaveState => {
  const changes = unsent(ledger);
  if (ledger.refused !== null) return { kind: 'cannot-save', reason: ledger.refused, changes };
  if (ledger.link === 'closed' || ledger.silent) {
    const onDevice = Math.max(0, changes - ledger.unwritten);
    return { kind: 'offline', changes: ledger.kept ? onDevice : changes, kept: ledger.kept };
  }
  const settled = ledger.answered && changes === 0 && ledger.frames.length === 0;
  if (ledger.link === 'open' && settled) return { kind: 'saved' };
  if (changes === 0 && !ledger.answered) return { kind: 'opening' };
  return { kind: 'saving', changes };
};

const urgency: Record<SaveState['kind'], number> = { saved: 0, opening: 1, saving: 2, offline: 3, 'cannot-save': 4 };

/** One state for several documents: the worst of them, with all their changes counted. */
export const worstOf = (states: readonly SaveState[]): SaveState => {
  const worst = states.reduce<SaveState>((a, b) => (urgency[b.kind] > urgency[a.kind] ? b : a), { kind: 'saved' });
  if (!('changes' in worst)) return worst;
  return { ...worst, changes: sum(states.map((state) => ('changes' in state ? state.changes : 0))) };
};
