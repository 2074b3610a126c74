import {
  addStage,
  closeDeal,
  createDeal,
  editDeal,
  foldStage,
  labelDeal,
  moveDeal,
  moveStage,
  renameStage,
  reopenDeal,
  setStage,
  type BoardRefusal,
  type DealDraft,
  type DealPatch,
  type Outcome,
  type Place,
  type StageDraft,
  type StagePatch,
} from '@baton/schema/deals';
import type { DealId, Refusal, StageId } from '@baton/schema/shared';
import type * as Y from 'yjs';

import type { BoardUndo } from '../undo/board-undo.ts';

/** What the interface says after an action: done, with a way back, or refused, with the reason. */
export interface ActionVoice {
  done(label: string): void;
  refused(refusal: Refusal<BoardRefusal>): void;
}

/** Everything a person does to a board's document; each call is one step of undo. */
export class BoardActions {
  private readonly doc: Y.Doc;
  private readonly undo: BoardUndo;
  private readonly voice: ActionVoice;

  constructor(doc: Y.Doc, undo: BoardUndo, voice: ActionVoice) {
    this.doc = doc;
    this.undo = undo;
    this.voice = voice;
  }

  create(label: string, draft: DealDraft, place: Place): boolean {
    return this.run(label, [() => createDeal(this.doc, draft, place, Math.random)]);
  }

  /** Moves cards to a place, in their order, one behind the other. */
  move(label: string, ids: readonly DealId[], place: Place): boolean {
    let { after } = place;
    return this.run(
      label,
      ids.map((id) => () => {
        const outcome = moveDeal(
          this.doc,
          id,
          { stageId: place.stageId, ...(after !== undefined && { after }) },
          Math.random,
        );
        if (after !== undefined) after = id;
        return outcome;
      }),
    );
  }

  edit(label: string, ids: readonly DealId[], patch: DealPatch): boolean {
    return this.run(
      label,
      ids.map((id) => () => editDeal(this.doc, id, patch)),
    );
  }

  label(label: string, changes: ReadonlyMap<DealId, readonly string[]>): boolean {
    return this.run(
      label,
      [...changes].map(
        ([id, labels]) =>
          () =>
            labelDeal(this.doc, id, labels),
      ),
    );
  }

  close(label: string, ids: readonly DealId[], outcome: 'won' | 'lost'): boolean {
    return this.run(
      label,
      ids.map((id) => () => closeDeal(this.doc, id, outcome, Math.random)),
    );
  }

  reopen(label: string, ids: readonly DealId[], place: Place): boolean {
    return this.run(
      label,
      ids.map((id) => () => reopenDeal(this.doc, id, place, Math.random)),
    );
  }

  addStage(label: string, draft: StageDraft, after: StageId | null): boolean {
    return this.run(label, [() => addStage(this.doc, draft, after, Math.random)]);
  }

  renameStage(label: string, id: StageId, name: string): boolean {
    return this.run(label, [() => renameStage(this.doc, id, name)]);
  }

  moveStage(label: string, id: StageId, after: StageId | null): boolean {
    return this.run(label, [() => moveStage(this.doc, id, after, Math.random)]);
  }

  foldStage(label: string, id: StageId, folded: boolean): boolean {
    return this.run(label, [() => foldStage(this.doc, id, folded)]);
  }

  setStage(label: string, id: StageId, patch: StagePatch): boolean {
    return this.run(label, [() => setStage(this.doc, id, patch)]);
  }

  private run(label: string, operations: readonly (() => Outcome)[]): boolean {
    const before = this.undo.depth;
    const outcomes = this.undo.step(label, () => operations.map((operation) => operation()));
    const refusal = outcomes.find((outcome) => 'refused' in outcome);
    if (refusal !== undefined) this.voice.refused(refusal);
    else if (this.undo.depth !== before) this.voice.done(label);
    return refusal === undefined;
  }
}
