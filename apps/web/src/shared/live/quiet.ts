import type { AwarenessState } from '@baton/schema/wire';
import type { Awareness } from 'y-protocols/awareness';

const away: AwarenessState = { doing: 'away' };

/** Whether this person wants not to be seen: one switch for all documents of the tab. */
export class Quiet {
  private on = false;
  private readonly turns = new Set<() => void>();

  set(on: boolean): void {
    if (on === this.on) return;
    this.on = on;
    for (const turn of this.turns) turn();
  }

  /** The others see where this person is in a document only while they are not quiet; what is written goes on. */
  watch(awareness: Awareness): void {
    const say = awareness.setLocalState.bind(awareness);
    let place = awareness.getLocalState();
    awareness.setLocalState = (state) => {
      // Said again every few seconds as it was, so that nobody takes us for gone: that is no new place.
      const renewed = state === awareness.getLocalState();
      if (!renewed) place = state;
      if (!this.on || renewed || state === null) say(state);
    };
    const turn = () => say(this.on ? away : place);
    this.turns.add(turn);
    awareness.on('destroy', () => this.turns.delete(turn));
  }
}
