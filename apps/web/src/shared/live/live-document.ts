import { includesLevel, type Level } from '@baton/schema/shared';
import { documentMessage, limits, type CloseReason } from '@baton/schema/wire';
import type * as Y from 'yjs';

import type { Copies } from './copies.ts';
import { DeviceCopy } from './device-copy.ts';
import { DocumentLink, type DocumentLinkOptions } from './document-link.ts';
import type { SavingFrame } from './frames.ts';
import { emptyLedger, record, saveState, unsent, type CannotSave, type LedgerEvent } from './ledger.ts';
import {
  applyAll,
  emptyView,
  parseJson,
  recoveredFrom,
  sameState,
  type LiveView,
  type RecoveredCopy,
} from './live-view.ts';
import type { Quiet } from './quiet.ts';
import { UpdateEar } from './update-ear.ts';
import { whenIdle } from './when-idle.ts';

export interface LiveDocumentOptions extends DocumentLinkOptions {
  user: string;
  copies: Copies;
  quiet: Quiet;
}

const frameOverhead = 256;

/** One live document on the tab's socket: its contents, its truth about saving, its copy on the device. */
export class LiveDocument {
  view: LiveView;
  readonly name: string;
  private readonly options: LiveDocumentOptions;
  private readonly listeners = new Set<() => void>();
  private ledger = emptyLedger;
  private device: DeviceCopy;
  private readonly link: DocumentLink;
  private keeping: (() => void) | null = null;
  private opened: { epoch: number; level: Level } | null = null;
  private markedChanges = 0;
  /**
   * Edits of earlier visits and of tabs that are gone, as the device counted them; the first *Saved* covers them. They are
   * noted under those tabs, so that this tab's note never counts them twice.
   */
  private restored = 0;
  private ear: UpdateEar;
  private destroyed = false;
  private tookUp = false;

  constructor(options: LiveDocumentOptions) {
    this.options = options;
    this.name = options.name;
    this.device = this.newDevice();
    this.view = { ...emptyView(options.quiet), save: saveState(this.ledger) };
    this.link = new DocumentLink(options, {
      epoch: () => this.device.epoch,
      opened: () => this.note({ type: 'opened' }),
      told: (payload) => this.told(payload),
      synced: () => this.synced(),
      maySend: (frame) => this.maySend(frame),
      acknowledged: (applied) => this.acknowledged(applied),
      silent: (silent) => this.note({ type: 'silent', silent }),
      closed: () => this.note({ type: 'closed' }),
      leaving: () => this.leaving(),
      ended: (reason) => this.ended(reason),
    });
    this.ear = this.earOf(this.view.doc);
    void this.loadAndAttach();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  snapshot = (): LiveView => this.view;

  /** Edits that the server has not committed. */
  get unsent(): number {
    return unsent(this.ledger);
  }

  private get ownUnsent(): number {
    return Math.max(0, this.unsent - this.restored);
  }

  /** After a refusal: forgets the refused copy and begins with the server's state. What was refused stays exportable. */
  restart(): void {
    if (this.ledger.refused === null) return;
    this.device.removeHeld();
    this.device.remove();
    this.begin({ recovered: null });
    this.attach();
  }

  /**
   * Begins again with what this device keeps where it did not answer in time when the document was opened; true when it
   * does, which is once. Only while nothing is unsent: edits that this visit made are then the server's. Never of what is
   * not ours any more, or was refused.
   */
  takeUpCopy(): boolean {
    const over = this.destroyed || this.view.gone || this.ledger.refused !== null;
    if (over || !this.device.missed || this.tookUp || this.unsent > 0) return false;
    this.tookUp = true;
    this.begin({ recovered: this.view.recovered });
    void this.loadAndAttach();
    return true;
  }

  /** Ends the look at a recovered copy; its edits are gone after this. */
  dismissRecovered(): void {
    this.device.removeHeld();
    this.show({ recovered: null });
  }

  /** Writes what was gathered for the device; called when the page may go away. */
  flush(): void {
    this.link.flush();
    if (this.keeping !== null) this.keep();
    this.device.flush();
  }

  async destroy(): Promise<void> {
    this.destroyed = true;
    this.flush();
    this.detach();
    await this.device.idle();
    this.view.awareness.destroy();
    this.view.doc.destroy();
    this.listeners.clear();
  }

  private newDevice() {
    const { copies, user, name: document } = this.options;
    const onTrouble = () => this.note({ type: 'stored', kept: false });
    const device: DeviceCopy = new DeviceCopy({
      copies,
      user,
      document,
      onTrouble,
      onWritten: (edits) => device === this.device && this.note({ type: 'written', edits }),
    });
    return device;
  }

  private async load(doc: Y.Doc) {
    const stored = await this.device.load();
    // With the server away the copy is all there is to show.
    if (this.device.missed) void this.device.answers().then(() => this.view.contents === 'none' && this.takeUpCopy());
    void this.recover();
    if (stored === null || doc !== this.view.doc) return;
    applyAll(doc, stored.updates, this.device);
    this.ear.listen();
    this.restored = stored.unsent;
    this.note({ type: 'restored', changes: stored.unsent });
    if (this.view.contents === 'none') this.show({ contents: 'copy', level: this.view.level ?? stored.level });
  }

  private async recover() {
    const held = await this.device.loadHeld();
    if (held === null || this.view.recovered !== null || this.ledger.refused !== null) return;
    this.show({ recovered: recoveredFrom(held) });
  }

  private earOf(doc: Y.Doc) {
    return new UpdateEar(doc, (update, origin, transaction) => {
      if (origin === this.device || doc !== this.view.doc) return;
      if (!transaction.local) return this.device.others(update);
      if (this.ledger.refused === null) this.markedChanges = this.ownUnsent + 1;
      // An edit is on the device from its first moment: it waits for no picture.
      if (this.keeping !== null) this.keep();
      this.device.local(update, this.markedChanges);
      this.note({ type: 'edited' });
      if (update.length > limits.update) this.refused('update-too-large');
    });
  }

  /** Never before the copy is in: the provider takes whatever reaches its document later for an edit and sends it. */
  private async loadAndAttach() {
    const { doc } = this.view;
    await this.load(doc);
    if (doc === this.view.doc) this.attach();
  }

  private attach() {
    if (this.destroyed) return;
    const { doc, awareness } = this.view;
    this.link.attach({ doc, awareness, ear: this.ear });
  }

  private detach() {
    this.keeping?.();
    this.keeping = null;
    this.link.detach();
  }

  private leaving() {
    if (this.keeping !== null) this.keep();
  }

  private told(payload: string) {
    const message = documentMessage.safeParse(parseJson(payload));
    if (!message.success) return;
    const { epoch, level } = message.data;
    this.opened = { epoch, level };
    this.show({ level });
    this.keepSoon();
  }

  private synced() {
    this.ear.listen();
    this.show({ contents: 'live' });
    this.keepSoon();
  }

  /** The whole document is written out for the device, so what has just come is shown first. */
  private keepSoon() {
    this.keeping ??= whenIdle(() => this.keep());
  }

  private keep() {
    this.keeping?.();
    this.keeping = null;
    if (this.opened !== null && this.view.contents === 'live') {
      this.device.begin(this.opened.epoch, this.view.doc, this.opened.level);
    }
  }

  private maySend(frame: SavingFrame): boolean {
    const limit = frame.step === 'answer' ? limits.syncStep2 : limits.update;
    if (frame.bytes > limit + frameOverhead) {
      this.refused('update-too-large');
      return false;
    }
    this.note({ type: 'sent', step: frame.step });
    return true;
  }

  private acknowledged(applied: boolean) {
    this.note({ type: 'acknowledged', applied });
    if (!applied && this.view.level !== null && !includesLevel(this.view.level, 'write'))
      return this.refused('read-only');
    if (this.view.save.kind !== 'saved' || this.restored === 0) return;
    this.restored = 0;
    this.device.settle();
  }

  private ended(reason: CloseReason) {
    if (reason === 'sign-in-required') return this.options.socket.signInEnded();
    if (reason === 'revoked' || reason === 'not-found') return this.lost(reason);
    if (reason === 'epoch-changed') return this.fork(reason);
    this.refused(reason);
  }

  /** This copy is final: no more sending, and it stays readable. A reload must not send it again either (M13). */
  private refused(reason: CannotSave) {
    this.detach();
    this.note({ type: 'refused', reason });
    if (reason !== 'upgrade-required') this.device.hold(reason);
  }

  private lost(reason: CannotSave) {
    this.detach();
    this.device.forget();
    this.view.awareness.destroy();
    this.ledger = record(emptyLedger, { type: 'refused', reason });
    this.show({ ...emptyView(this.options.quiet), gone: true });
  }

  /** The document was rebuilt on the server: our unsent edits stay in a copy beside the new document. */
  private fork(reason: CannotSave) {
    const changes = this.unsent;
    const recovered = changes > 0 ? { doc: this.view.doc, reason, changes } : this.view.recovered;
    this.detach();
    if (changes > 0) this.device.hold(reason);
    else this.device.remove();
    this.begin({ recovered });
    this.attach();
  }

  private begin({ recovered }: { recovered: RecoveredCopy | null }) {
    this.detach();
    this.view.awareness.destroy();
    this.device = this.newDevice();
    this.ledger = emptyLedger;
    this.opened = null;
    this.markedChanges = 0;
    this.restored = 0;
    this.show({ ...emptyView(this.options.quiet), level: this.view.level, recovered });
    this.ear = this.earOf(this.view.doc);
  }

  private note(event: LedgerEvent) {
    this.ledger = record(this.ledger, event);
    const changes = this.ownUnsent;
    if (changes !== this.markedChanges && this.ledger.refused === null) {
      this.markedChanges = changes;
      this.device.mark(changes);
    }
    const save = saveState(this.ledger);
    if (!sameState(save, this.view.save)) this.show({ save });
  }

  private show(part: Partial<LiveView>) {
    this.view = { ...this.view, save: saveState(this.ledger), ...part };
    for (const listener of this.listeners) listener();
  }
}
