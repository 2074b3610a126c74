import { Mark } from '@tiptap/core';

/** Whose letters these are, as they are shown. */
export type AuthorLook = (member: string) => { name: string; color: string } | null;

/** Marks that only a look at the past has: who wrote, what came and what went. */
export const pastMarks = (look: AuthorLook) => [
  Mark.create({
    name: 'author',
    addAttributes: () => ({ member: { default: null } }),
    renderHTML: ({ mark }) => {
      const author = look(String(mark.attrs['member']));
      return [
        'span',
        author === null ? {} : { class: 'by-author', style: `--caret: ${author.color}`, title: author.name },
        0,
      ];
    },
  }),
  Mark.create({ name: 'added', renderHTML: () => ['ins', { class: 'came' }, 0] }),
  Mark.create({ name: 'removed', renderHTML: () => ['del', { class: 'went' }, 0] }),
];
