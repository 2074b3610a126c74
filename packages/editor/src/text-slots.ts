import type { NodeViewRenderer } from '@tiptap/core';

/**
 * Places in a text whose contents are drawn by somebody else, such as the pricing table of a proposal: the text keeps the
 * place and takes nothing that happens inside for its own.
 */
export class TextSlots {
  private readonly listeners = new Set<() => void>();
  private elements: readonly HTMLElement[] = [];

  /** Where to draw, in the order in which the places came; another array when it changed. */
  snapshot = (): readonly HTMLElement[] => this.elements;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly view: NodeViewRenderer = ({ node }) => {
    const dom = document.createElement('div');
    dom.dataset['node'] = node.type.name;
    dom.contentEditable = 'false';
    this.change([...this.elements, dom]);
    return {
      dom,
      update: (next) => next.type === node.type,
      // A drag moves the place itself; everything else belongs to whoever draws.
      stopEvent: ({ type }) => !type.startsWith('drag') && type !== 'drop',
      ignoreMutation: () => true,
      destroy: () => this.change(this.elements.filter((each) => each !== dom)),
    };
  };

  private change(elements: readonly HTMLElement[]): void {
    this.elements = elements;
    // Not while the text is being drawn: who hears of it draws as well.
    queueMicrotask(() => {
      for (const listener of this.listeners) listener();
    });
  }
}
