import { admins, colleagues, nobody, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows } from './rows.ts';
import type { World } from './world.ts';

const quiet = 'bytes mean nothing until a command makes a file of them';
const file = (name: string) => (world: World) => ({ fileId: world.things[name] });
const each = (name: string, may: readonly Caller[], more: Partial<MatrixCase> = {}): MatrixCase => ({
  input: file(name),
  may,
  ...more,
});
const named = (name: string) => (world: World) => ({ ...file(name)(world), name: 'New.txt' });
const ownUpload = (world: World, caller: Caller) => world.things[`upload of ${caller}`] ?? world.things['upload'];

/** Rows of `features/files`: a file is its account's. The routes of bytes are at the end. */
export const filesRows: MatrixRows = {
  'GET /accounts/{accountId}/file-limits': {
    open: { input: (world) => ({ accountId: world.things['openAccount'] }), may: colleagues },
    closed: { input: (world) => ({ accountId: world.things['closedAccount'] }), may: admins },
  },
  'GET /accounts/{accountId}/files': {
    open: { input: (world) => ({ accountId: world.things['openAccount'] }), may: colleagues },
    bin: { input: (world) => ({ accountId: world.things['openAccount'], archived: true }), may: colleagues },
    closed: { input: (world) => ({ accountId: world.things['closedAccount'] }), may: admins },
  },
  'POST /accounts/{accountId}/files': {
    'of an own upload': {
      input: (world, caller) => ({
        accountId: world.things['openAccount'],
        uploadId: ownUpload(world, caller),
        name: 'New.txt',
      }),
      may: colleagues,
    },
    'of an upload of somebody else': {
      input: (world) => ({ accountId: world.things['openAccount'], uploadId: world.things['upload'], name: 'New.txt' }),
      may: colleagues,
      answers: 409,
    },
  },
  'GET /files/{fileId}': {
    open: each('openFile', colleagues),
    binned: each('binnedFile', colleagues),
    closed: each('closedFile', admins),
  },
  'POST /files/{fileId}/versions': {
    open: {
      input: (world, caller) => ({ ...file('openFile')(world), uploadId: ownUpload(world, caller) }),
      may: colleagues,
    },
    binned: {
      input: (world, caller) => ({ ...file('binnedFile')(world), uploadId: ownUpload(world, caller) }),
      may: colleagues,
      answers: 409,
    },
  },
  'PATCH /files/{fileId}': {
    open: { input: named('openFile'), may: colleagues },
    binned: { input: named('binnedFile'), may: colleagues, answers: 409 },
    closed: { input: named('closedFile'), may: admins },
  },
  'POST /files/{fileId}/archive': {
    open: each('openFile', colleagues),
    binned: each('binnedFile', colleagues, { answers: 409 }),
    closed: each('closedFile', admins),
  },
  'POST /files/{fileId}/restore': {
    open: each('openFile', colleagues, { answers: 409 }),
    binned: each('binnedFile', colleagues),
  },
  'PUT /accounts/{accountId}/uploads/{uploadId}': {
    new: {
      input: (world) => ({ accountId: world.things['openAccount'], uploadId: newUpload }),
      may: colleagues,
      quiet,
      bytes: true,
      filters: ['uploadId'],
    },
    closed: {
      input: (world) => ({ accountId: world.things['closedAccount'], uploadId: newUpload }),
      may: admins,
      quiet,
      bytes: true,
      filters: ['uploadId'],
    },
  },
  'GET /files/{fileId}/content': {
    open: each('openFile', colleagues),
    binned: each('binnedFile', colleagues),
    closed: each('closedFile', admins),
  },
  'GET /files/{fileId}/preview': {
    open: each('openFile', colleagues),
    'of a kind that is not shown': each('pageFile', nobody),
    closed: each('closedFile', admins),
  },
};

const newUpload = '0198c0de-0000-7000-8000-00000000f11e';
