import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { NoteScreen } from './note-screen.ts';

/** A file as it lies on a clipboard or under a pointer. */
export interface Handed {
  name: string;
  type: string;
  base64: string;
}

export const picture: Handed = {
  name: 'Four à chariot.png',
  type: 'image/png',
  base64: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
};
export const contract: Handed = {
  name: 'Contrat.txt',
  type: 'text/plain',
  base64: Buffer.from('signed').toString('base64'),
};

/** Pastes or drops as a person does; a page cannot tell who made the event. */
export const hand = (
  screen: NoteScreen,
  how: 'paste' | 'drop',
  files: readonly Handed[],
  onto?: string,
): Promise<void> =>
  screen.page.evaluate(
    ({ kind, given, line }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of given)
        data.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name, { type }));
      const text = document.querySelector('.note-text') as HTMLElement;
      const target = [...text.querySelectorAll('p')].find((each) => each.textContent === line) ?? text;
      const { left, bottom } = target.getBoundingClientRect();
      const place = { clientX: left + 4, clientY: bottom - 4, bubbles: true, cancelable: true };
      target.dispatchEvent(
        kind === 'drop'
          ? new DragEvent('drop', { ...place, dataTransfer: data })
          : new ClipboardEvent('paste', { ...place, clipboardData: data }),
      );
    },
    { kind: how, given: files, line: onto ?? null },
  );

/** Pastes a piece of a page, with a picture laid beside it where one is given. */
export const pasteHtml = (screen: NoteScreen, html: string, beside?: Handed): Promise<void> =>
  screen.page.evaluate(
    ({ text, base64 }) => {
      const data = new DataTransfer();
      data.setData('text/html', text);
      if (base64 !== null)
        data.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], 'image.png'));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.note-text')?.dispatchEvent(event);
    },
    { text: html, base64: beside?.base64 ?? null },
  );

/** Pastes what a program laid on the clipboard; Office lays a picture of the text beside it. */
export const pasteFrom = (screen: NoteScreen, program: string): Promise<void> =>
  pasteHtml(screen, readFileSync(join(import.meta.dirname, `../fixtures/clipboard/${program}.html`), 'utf8'), picture);
