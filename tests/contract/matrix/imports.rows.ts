import { admins } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';

const each = (state: 'openImport' | 'emptyImport', more: Record<string, unknown> = {}, answers = 200): MatrixCase => ({
  input: (world) => ({ importId: world.things[state], ...more }),
  may: admins,
  answers,
  quiet: 'an import is told as a whole, when it ends',
});

/** Rows of `features/imports`: for those who may bring in records, whoever began it. */
export const importsRows: MatrixRows = {
  'GET /imports': { live: { may: admins } },
  'POST /imports': {
    new: { input: () => ({ source: 'Old CRM' }), may: admins, quiet: 'nothing is brought in yet' },
  },
  'PUT /imports/{importId}/files/{file}/parts/{part}': {
    open: each('openImport', { file: 'more.csv', part: 0, content: 'YQ==' }),
  },
  'GET /imports/{importId}': { open: each('openImport') },
  'POST /imports/{importId}/preview': { open: each('openImport'), empty: each('emptyImport') },
  'POST /imports/{importId}/apply': { open: each('openImport') },
  'POST /imports/{importId}/undo': { 'not applied': each('openImport', {}, 409) },
  'GET /imports/{importId}/lines': { open: each('openImport') },
};
