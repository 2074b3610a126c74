import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';

/** What is known of a file that a text shows; `closed` for one that is gone or not this reader's to see. */
export type FileInText = { name: string; detail: string } | 'closed' | null;

/** Files of a text, which holds nothing but their ids. */
export interface FilesInText {
  /** Null while it is read. */
  about(file: string): FileInText;
  pictureUrl(file: string): string;
  contentUrl(file: string): string;
  /** Told when what is known may be another. */
  subscribe(listener: () => void): () => void;
}

/** What is said in the place of a file that cannot be shown. */
interface FileWords {
  closed: string;
  broken: string;
  download: (name: string) => string;
}

export interface ShownFiles {
  files: FilesInText;
  words: FileWords;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A picture in the text, asked for by its id alone; where it cannot be shown, its description and why. */
export const pictureView =
  ({ files, words }: ShownFiles): NodeViewRenderer =>
  ({ node }) => {
    const dom = element('figure', 'image');
    const picture = document.createElement('img');
    const why = document.createElement('figcaption');
    picture.loading = 'lazy';
    picture.decoding = 'async';
    picture.draggable = false;
    let shown: Node | null = null;
    const explain = () => {
      const closed = files.about(text(shown?.attrs['file'])) === 'closed';
      why.textContent = [text(shown?.attrs['alt']), closed ? words.closed : words.broken].filter(Boolean).join(' – ');
    };
    picture.addEventListener('load', () => (dom.dataset['state'] = 'shown'));
    picture.addEventListener('error', () => {
      dom.dataset['state'] = 'broken';
      explain();
    });
    const draw = (next: Node) => {
      const before = shown;
      shown = next;
      picture.alt = text(next.attrs['alt']);
      const width = Number(next.attrs['width']);
      picture.style.width = width > 0 ? `${width}px` : '';
      if (before?.attrs['file'] === next.attrs['file']) return;
      dom.dataset['state'] = 'loading';
      picture.src = files.pictureUrl(text(next.attrs['file']));
      dom.replaceChildren(picture, why);
    };
    draw(node);
    // What failed without a network, or without a right, is tried again when more is known.
    const unsubscribe = files.subscribe(() => {
      if (dom.dataset['state'] !== 'broken' || shown === null) return;
      explain();
      if (files.about(text(shown.attrs['file'])) !== 'closed')
        picture.src = files.pictureUrl(text(shown.attrs['file']));
    });
    return viewOf(dom, node, draw, unsubscribe);
  };

/** A file in the text as a card: its name now, its size, and a link that saves it. */
export const fileView =
  ({ files, words }: ShownFiles): NodeViewRenderer =>
  ({ node }) => {
    const dom = element('div', 'file');
    const name = document.createElement('bdi');
    const detail = document.createElement('span');
    const link = document.createElement('a');
    link.className = 'file-save';
    link.append(drawing('M12 4v11M7 10.5l5 5 5-5M5 20h14'));
    dom.append(drawing('M6 2.5h8l5 5v14H6zM14 2.5v5h5'), name, detail, link);
    let shown = node;
    const draw = (next: Node) => {
      shown = next;
      const file = text(next.attrs['file']);
      const about = files.about(file);
      const closed = about === 'closed';
      // The name in the text was given by whoever put it there: it may be another now, or not this reader's to know.
      const called = about === null ? text(next.attrs['name']) : closed ? '' : about.name;
      name.textContent = called;
      detail.textContent = about === null ? '' : closed ? words.closed : about.detail;
      link.hidden = closed;
      link.href = files.contentUrl(file);
      link.download = called;
      link.title = words.download(called);
      link.ariaLabel = words.download(called);
      dom.dataset['state'] = about === null ? 'loading' : closed ? 'closed' : 'shown';
    };
    draw(node);
    const unsubscribe = files.subscribe(() => draw(shown));
    return {
      ...viewOf(dom, node, draw, unsubscribe),
      stopEvent: ({ target, type }) =>
        type !== 'dragstart' && target instanceof Element && target.closest('a') !== null,
    };
  };

/** A line drawing on a field of 24. */
const drawing = (line: string): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path')).setAttribute('d', line);
  return svg;
};

const element = (tag: string, name: string): HTMLElement => {
  const dom = document.createElement(tag);
  dom.dataset['node'] = name;
  dom.contentEditable = 'false';
  return dom;
};

const viewOf = (dom: HTMLElement, node: Node, draw: (next: Node) => void, destroy: () => void) => ({
  dom,
  update: (next: Node) => {
    if (next.type !== node.type) return false;
    draw(next);
    return true;
  },
  ignoreMutation: () => true,
  destroy,
});
