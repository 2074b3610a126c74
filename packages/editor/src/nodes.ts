import { Node } from '@tiptap/core';

/** An atom that stands for something kept elsewhere; it shows `label`, its attributes travel as data attributes. */
const atom = (
  name: string,
  tag: string,
  attributes: readonly string[],
  { group, say = () => '' }: { group: 'inline' | 'block'; say?: (attributes: Record<string, unknown>) => string },
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
  });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A day as people of this language write it, short enough to stand in a line. */
const dayText = (day: unknown, locale: string): string => {
  const date = new Date(`${text(day)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '–';
  const format = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, format).format(date);
};

export const inlineAtoms = (locale: string) => [
  atom('mention', 'span', ['id', 'kind', 'target', 'label', 'action', 'due'], {
    group: 'inline',
    say: ({ label }) => `@${text(label)}`,
  }),
  atom('record', 'span', ['kind', 'target', 'label'], { group: 'inline', say: ({ label }) => text(label) }),
  atom('date', 'time', ['day'], { group: 'inline', say: ({ day }) => dayText(day, locale) }),
];

export const blockAtoms = [
  atom('image', 'figure', ['file', 'alt', 'width'], { group: 'block', say: ({ alt }) => text(alt) }),
  atom('file', 'div', ['file', 'name'], { group: 'block', say: ({ name }) => text(name) }),
  atom('pricingTable', 'div', ['id'], { group: 'block' }),
];
