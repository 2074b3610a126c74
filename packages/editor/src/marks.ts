import { aroundCode, isSafeHref, refusedByCode } from '@baton/schema/rich-text';
import { Mark } from '@tiptap/core';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Link } from '@tiptap/extension-link';

/** A mark that lies around letters without a look of its own at first; what it is about is named by its attributes. */
const about = (name: string, tag: string, attributes: readonly string[], more: { excludes?: string } = {}) =>
  Mark.create({
    name,
    inclusive: false,
    ...more,
    addAttributes: () => Object.fromEntries(attributes.map((key) => [key, dataAttribute(name, key)])),
    parseHTML: () => [{ tag: `${tag}[data-${name}]` }],
    renderHTML: ({ HTMLAttributes }) => [tag, { [`data-${name}`]: '', ...HTMLAttributes }, 0],
  });

const dataAttribute = (name: string, key: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}-${key}`),
  renderHTML: (held: Record<string, unknown>) =>
    typeof held[key] === 'string' ? { [`data-${name}-${key}`]: held[key] } : {},
});

/** Several of each may lie on the same letters, so none keeps another of its kind away. */
export const aboutMarks = [
  about('comment', 'span', ['thread'], { excludes: '' }),
  about('promise', 'span', ['promise'], { excludes: '' }),
  about('insertion', 'ins', ['id', 'author'], { excludes: '' }),
  about('deletion', 'del', ['id', 'author'], { excludes: '' }),
];

/** Code gives way to no look, but what is said about it stays. */
export const inlineCode = Code.extend({ excludes: refusedByCode.join(' ') });
export const codeBlock = CodeBlock.extend({ marks: aroundCode.join(' ') }).configure({
  enableTabIndentation: true,
  HTMLAttributes: { spellcheck: 'false' },
});

/** A link with nothing but an address, and only one that is harmless. */
export const safeLink = Link.extend({
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('href'),
      renderHTML: ({ href }: { href?: unknown }) => (isSafeHref(href) ? { href } : {}),
    },
  }),
}).configure({
  openOnClick: false,
  autolink: true,
  linkOnPaste: true,
  defaultProtocol: 'https',
  isAllowedUri: (href) => isSafeHref(href.includes(':') || href.startsWith('/') ? href : `https://${href}`),
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
});
