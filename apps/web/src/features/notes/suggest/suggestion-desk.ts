import {
  goToSuggestion,
  judgeSuggestions,
  setSuggesting,
  showSuggestion,
  suggestionAt,
  suggestionsOf,
  type Suggestion,
  type Verdict,
} from '@baton/editor';
import type { Editor } from '@tiptap/core';

export type TextMode = 'editing' | 'suggesting' | 'viewing';

interface OnDesk {
  /** In the order of the text. */
  suggestions: readonly Suggestion[];
  /** The one at the caret. */
  here: string | null;
  /** Is what is written written, or suggested; or is it only looked how it will be read? */
  mode: TextMode;
  /** May this person judge them? */
  judges: boolean;
  /** Who suggests and is no colleague, by name. */
  guests: Readonly<Record<string, string>>;
}

const nothing: OnDesk = { suggestions: [], here: null, mode: 'editing', judges: false, guests: {} };

/** The list of suggestions keeps up with the text in steps of this length. */
const pauseMs = 150;

/** What is suggested in a text that is open: between its editor and whoever lists it. */
export class SuggestionDesk {
  private editor: Editor | null = null;
  private now: OnDesk = nothing;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  snapshot = (): OnDesk => this.now;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** An editor on the text; answers how to let it go. */
  attach(editor: Editor): () => void {
    this.editor = editor;
    editor.on('transaction', this.soon);
    editor.on('mount', this.look);
    this.look();
    return () => {
      editor.off('transaction', this.soon);
      editor.off('mount', this.look);
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      if (this.editor === editor) this.editor = null;
    };
  }

  setMode(mode: TextMode): void {
    this.become({ ...this.now, mode });
    if (this.editor) setSuggesting(this.editor, mode === 'suggesting');
  }

  know(guests: OnDesk['guests']): void {
    this.become({ ...this.now, guests });
  }

  show(suggestion: Suggestion): void {
    if (this.editor) showSuggestion(this.editor, suggestion);
  }

  step(way: 1 | -1): void {
    if (this.editor) goToSuggestion(this.editor, way);
  }

  judge(verdict: Verdict, which: (suggestion: Pick<Suggestion, 'id' | 'author'>) => boolean): void {
    if (this.editor) judgeSuggestions(this.editor, verdict, which);
  }

  private readonly soon = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.look();
    }, pauseMs);
  };

  private readonly look = (): void => {
    const { editor } = this;
    if (!editor || editor.isDestroyed) return;
    setSuggesting(editor, this.now.mode === 'suggesting');
    const { state } = editor;
    this.become({
      suggestions: suggestionsOf(state.doc),
      here: suggestionAt(state)?.id ?? null,
      mode: this.now.mode,
      judges: editor.isEditable,
      guests: this.now.guests,
    });
  };

  private become(next: OnDesk): void {
    if (JSON.stringify(next) === JSON.stringify(this.now)) return;
    this.now = next;
    for (const listener of this.listeners) listener();
  }
}
