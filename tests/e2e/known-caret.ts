import type { Locator } from '@playwright/test';

interface Place {
  parentOffset: number;
  parent: Node & { content: { size: number } };
}
interface Editable extends HTMLElement {
  editor: {
    state: {
      selection: { from: number; to: number; empty: boolean; $head: Place };
      doc: { textBetween: (from: number, to: number) => string };
    };
  };
}

/**
 * What the editor of this text itself takes for selected; what stands in the line at whose end it knows its caret, nothing
 * while it knows it elsewhere; and whether that is the very beginning. It hears of a caret a moment after the browser.
 */
export const knownCaret = (text: Locator): Promise<{ selected: string; before: string; isAtStart: boolean }> =>
  text.evaluate((root) => {
    const { selection, doc } = (root as Editable).editor.state;
    const { parent, parentOffset } = selection.$head;
    const atEnd = selection.empty && parentOffset === parent.content.size;
    return {
      selected: doc.textBetween(selection.from, selection.to),
      before: atEnd ? (parent.textContent ?? '') : '',
      isAtStart: selection.empty && selection.from === 1,
    };
  });
