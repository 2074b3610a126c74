import { Extension } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';

import { CaretVoice } from './caret-voice.ts';

/** Somebody else in the text, as they are shown: a name, and a colour as CSS writes it. */
export interface CaretPerson {
  name: string;
  color: string;
}

/** How long a name stays beside a caret that has moved. */
const nameMs = 2_000;

/** Shows where the others are and tells them where this person is. Names appear when a caret moves, then only the bar stays. */
export const carets = (awareness: Awareness, who: (member: string) => CaretPerson | null) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => {
      const voice = new CaretVoice(awareness);
      const shown = new CaretLabels();
      const memberOf = (client: number): string => {
        const member: unknown = awareness.getStates().get(client)?.['member'];
        return typeof member === 'string' ? member : '';
      };
      const plugin = yCursorPlugin(voice as unknown as Awareness, {
        awarenessStateFilter: (own: number, client: number) => own !== client && who(memberOf(client)) !== null,
        cursorBuilder: (_user: unknown, client: number) => shown.caret(client, who(memberOf(client))),
        selectionBuilder: (_user: unknown, client: number) => ({
          class: 'caret-selection',
          style: `--caret: ${who(memberOf(client))?.color ?? 'currentColor'}`,
        }),
      });
      const { view } = plugin.spec;
      const moved = ({ added, updated }: { added: number[]; updated: number[] }) => {
        for (const client of [...added, ...updated]) shown.said(client, awareness.getStates().get(client)?.['cursor']);
      };
      plugin.spec.view = (editor: EditorView) => {
        awareness.on('change', moved);
        const inner = view?.call(plugin, editor);
        return {
          ...inner,
          destroy: () => {
            inner?.destroy?.();
            awareness.off('change', moved);
            voice.destroy();
            shown.destroy();
          },
        };
      };
      return [plugin];
    },
  });

/** The carets that are drawn now. They are drawn anew for many reasons; a name shows only where a caret has moved. */
class CaretLabels {
  private readonly elements = new Map<number, HTMLElement>();
  private readonly places = new Map<number, string>();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  caret(client: number, person: CaretPerson | null): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'caret';
    caret.style.setProperty('--caret', person?.color ?? 'currentColor');
    const name = caret.appendChild(document.createElement('span'));
    name.className = 'caret-name';
    name.textContent = person?.name ?? '';
    if (this.timers.has(client)) caret.dataset['moved'] = '';
    this.elements.set(client, caret);
    return caret;
  }

  said(client: number, cursor: unknown): void {
    const place = JSON.stringify(cursor ?? null);
    if (this.places.get(client) === place) return;
    this.places.set(client, place);
    clearTimeout(this.timers.get(client));
    this.timers.set(
      client,
      setTimeout(() => this.rest(client), nameMs),
    );
    const element = this.elements.get(client);
    if (element) element.dataset['moved'] = '';
  }

  destroy(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.elements.clear();
  }

  private rest(client: number): void {
    this.timers.delete(client);
    delete this.elements.get(client)?.dataset['moved'];
  }
}
