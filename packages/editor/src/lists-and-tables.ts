import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * A task, which lives in a row, too: it has a name of its own that stays with it through cutting and pasting. Who parts it
 * in two goes on with a new one.
 */
const taskItem = (taskLabel: string) =>
  TaskItem.extend({
    addAttributes() {
      return {
        ...this.parent?.(),
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => element.getAttribute('data-task'),
          renderHTML: ({ id }) => (typeof id === 'string' ? { 'data-task': id } : {}),
        },
        assignee: { default: null, rendered: false },
        due: { default: null, rendered: false },
      };
    },
  }).configure({
    nested: true,
    a11y: { checkboxLabel: ({ textContent }) => (textContent === '' ? taskLabel : `${taskLabel}: ${textContent}`) },
  });

/**
 * Tables mend themselves after every change. After what came from others they must not: all who have the note open would
 * mend the same cell, each with one of their own.
 */
const table = Table.extend({
  addProseMirrorPlugins() {
    return (this.parent?.() ?? []).map((plugin) => {
      const { appendTransaction } = plugin.spec;
      if (!appendTransaction) return plugin;
      return new Plugin({
        ...plugin.spec,
        appendTransaction: (transactions, before, after) =>
          transactions.some((each) => each.getMeta(ySyncPluginKey) !== undefined)
            ? null
            : appendTransaction.call(plugin, transactions, before, after),
      });
    });
  },
}).configure({ resizable: false, allowTableNodeSelection: true });

export const listsAndTables = (taskLabel: string) => [
  TaskList,
  taskItem(taskLabel),
  table,
  TableRow,
  TableHeader,
  TableCell,
];
