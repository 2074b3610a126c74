import { Node } from '@tiptap/core';

/** An atom that stands for something kept elsewhere; it shows `label`, its attributes travel as data attributes. */
const atom = (
  name: string,
  tag: string,
  attributes: readonly string[],
  { group, label }: { group: 'inline' | 'block'; label?: string },
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
    renderHTML: ({ node, HTMLAttributes }) => [
      tag,
      { 'data-node': name, ...HTMLAttributes },
      ...(label === undefined ? [] : [shown(node.attrs[label])]),
    ],
    renderText: ({ node }) => (label === undefined ? '' : shown(node.attrs[label])),
  });

const shown = (value: unknown): string => (typeof value === 'string' ? value : '');

export const inlineAtoms = [
  atom('mention', 'span', ['id', 'kind', 'target', 'label', 'action', 'due'], { group: 'inline', label: 'label' }),
  atom('record', 'span', ['kind', 'target', 'label'], { group: 'inline', label: 'label' }),
  atom('date', 'time', ['day'], { group: 'inline', label: 'day' }),
];

export const blockAtoms = [
  atom('image', 'figure', ['file', 'alt', 'width'], { group: 'block' }),
  atom('file', 'div', ['file', 'name'], { group: 'block', label: 'name' }),
  atom('pricingTable', 'div', ['id'], { group: 'block' }),
];
