import { Node, type NodeViewRenderer } from '@tiptap/core';

import { fileView, pictureView, type ShownFiles } from './file-views.ts';

/** What a text calls things by, as far as whoever looks at it may know their names. */
export interface NamesInText {
  /** Null for what has no name, is not read yet, or is not theirs to know. */
  nameOf(kind: string, id: string): string | null;
  /** How it ended with what has a name, such as `archived`; null for what goes on. */
  endOf(kind: string, id: string): string | null;
  /** Told when a name may be another now. */
  subscribe(listener: () => void): () => void;
}

const nameless: NamesInText = { nameOf: () => null, endOf: () => null, subscribe: () => () => {} };

/** An atom that stands for something kept elsewhere; it shows `label`, its attributes travel as data attributes. */
const atom = (
  name: string,
  tag: string,
  attributes: readonly string[],
  {
    group,
    say = () => '',
    names,
    words,
    view,
  }: {
    group: 'inline' | 'block';
    say?: (attributes: Record<string, unknown>) => string;
    /** What it says follows these. */
    names?: NamesInText;
    words?: NameWords | undefined;
    /** How it looks in an editor, where that is more than words. */
    view?: NodeViewRenderer | undefined;
  },
) =>
  Node.create({
    name,
    group,
    inline: group === 'inline',
    atom: true,
    selectable: true,
    draggable: group === 'block',
    addAttributes: () =>
      Object.fromEntries(
        attributes.map((key) => [
          key,
          {
            default: null,
            parseHTML: (element: HTMLElement) => element.getAttribute(`data-${key}`),
            renderHTML: (held: Record<string, unknown>) => (held[key] === null ? {} : { [`data-${key}`]: held[key] }),
          },
        ]),
      ),
    parseHTML: () => [{ tag: `${tag}[data-node="${name}"]` }],
    renderHTML: ({ node, HTMLAttributes }) => [tag, { 'data-node': name, ...HTMLAttributes }, say(node.attrs)],
    renderText: ({ node }) => say(node.attrs),
    ...(names === undefined ? {} : { addNodeView: () => sayingView(name, tag, say, { names, words }) }),
    ...(view === undefined ? {} : { addNodeView: () => view }),
  });

/** Says what it stands for in words that follow: whoever is renamed is renamed here, without an edit. */
const sayingView =
  (
    name: string,
    tag: string,
    say: (attributes: Record<string, unknown>) => string,
    { names, words }: { names: NamesInText; words: NameWords | undefined },
  ): NodeViewRenderer =>
  ({ node }) => {
    let shown = node;
    const dom = document.createElement(tag);
    dom.dataset['node'] = name;
    const draw = () => {
      const { kind, target, action, due } = shown.attrs as Record<string, unknown>;
      const end = names.endOf(text(kind), text(target));
      dom.dataset['kind'] = text(kind);
      dom.toggleAttribute('data-asks', typeof action === 'string' || typeof due === 'string');
      dom.toggleAttribute('data-ended', end !== null);
      dom.title = names.nameOf(text(kind), text(target)) === null ? (words?.closed ?? '') : '';
      dom.textContent = [say(shown.attrs), ...(end === null || !words ? [] : [words.ended(end)])].join(' · ');
    };
    draw();
    const unsubscribe = names.subscribe(draw);
    return {
      dom,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        draw();
        return true;
      },
      ignoreMutation: () => true,
      destroy: unsubscribe,
    };
  };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A day as people of this language write it, short enough to stand in a line. */
export const dayText = (day: unknown, locale: string): string => {
  const date = new Date(`${text(day)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '–';
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(date);
};

/** What is said of a record beside its name, or in the place of it. */
export interface NameWords {
  ended: (end: string) => string;
  closed: string;
}

export interface InlineWords {
  locale: string;
  names?: NamesInText | undefined;
  nameWords?: NameWords | undefined;
  /** What a mention asks and until when, in words; empty for nothing. */
  askText?: ((action: string | null, due: string | null) => string) | undefined;
}

/** A name in the text itself would stay what it was, and would be read by those who may not know it. */
export const inlineAtoms = ({ locale, names = nameless, nameWords, askText = () => '' }: InlineWords) => [
  atom('mention', 'span', ['id', 'kind', 'target', 'label', 'action', 'due'], {
    group: 'inline',
    names,
    words: nameWords,
    say: ({ kind, target, action, due }) => {
      const ask = askText(text(action) || null, text(due) || null);
      return `@${names.nameOf(text(kind), text(target)) ?? '—'}${ask && ` · ${ask}`}`;
    },
  }),
  atom('record', 'span', ['kind', 'target', 'label'], {
    group: 'inline',
    names,
    words: nameWords,
    say: ({ kind, target }) => names.nameOf(text(kind), text(target)) ?? '—',
  }),
  atom('date', 'time', ['day'], { group: 'inline', say: ({ day }) => dayText(day, locale) }),
];

/** Pictures and files come by their ids; without somebody to ask for them they are words. `prices` draws a pricing table. */
export const blockAtoms = (shown?: ShownFiles, prices?: NodeViewRenderer) => [
  atom('image', 'figure', ['file', 'alt', 'width'], {
    group: 'block',
    say: ({ alt }) => text(alt),
    view: shown && pictureView(shown),
  }),
  atom('file', 'div', ['file', 'name'], {
    group: 'block',
    say: ({ name }) => text(name),
    view: shown && fileView(shown),
  }),
  atom('pricingTable', 'div', ['id'], { group: 'block', view: prices }),
];
