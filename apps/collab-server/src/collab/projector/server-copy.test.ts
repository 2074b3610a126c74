import { randomUUID } from 'node:crypto';

import {
  closeDeal,
  createDeal,
  editDeal,
  labelDeal,
  moveDeal,
  readBoard,
  removeDeal,
  renameStage,
  seedBoard,
} from '@baton/schema/deals';
import type { DealId, StageId } from '@baton/schema/shared';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { boardKind } from '#features/deals/board.projection.ts';
import type { LiveDocumentKind } from '#platform/documents/documents.port.ts';

import type { LogRow } from '../update-log/log-row.ts';
import { applyNext, copyFromLog, type ServerCopy } from './server-copy.ts';

const kind: LiveDocumentKind<unknown> = boardKind({ clock: { now: () => new Date(0) } });
/** Reads each row when its own transaction has ended: what sharing one must not change. */
const oneByOne: LiveDocumentKind<unknown> = {
  ...kind,
  observe: (doc) => {
    const watch = kind.observe(doc);
    return { drain: () => watch.drain(), stop: () => watch.stop() };
  },
};

const head = {
  ref: { workspace: randomUUID(), kind: 'board', id: randomUUID() },
  epoch: 1,
  seq: 0,
  shape: 1,
  closedAtSeq: null,
  serverClientId: 7,
} as unknown as Parameters<typeof copyFromLog>[0]['head'];

/** Three people who see each other's edits late, as one log. */
const aLog = (edits: number, edit: (doc: Y.Doc, step: number) => unknown): LogRow[] => {
  const updates: Uint8Array[] = [];
  const people = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (const doc of people)
    doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'log' || updates.push(update));
  for (let step = 0; step < edits; step += 1) {
    const doc = people[step % people.length] as Y.Doc;
    if (step % 5 === 0) for (const update of updates.slice()) Y.applyUpdate(doc, update, 'log');
    doc.transact(() => edit(doc, step));
  }
  const about = { epoch: 1, actor: null, origin: 'person', cause: null, at: new Date(0), quarantined: false } as const;
  return updates.map((update, at) => ({ ...about, seq: at + 1, update }));
};

const replay = (copy: ServerCopy, rows: readonly LogRow[]) => {
  const changes: unknown[] = [];
  let transactions = 0;
  copy.doc.on('afterTransaction', () => {
    transactions += 1;
  });
  for (let at = 0; at < rows.length;) {
    const applied = applyNext(copy, rows.slice(at), () => false);
    at += applied.length;
    for (const step of applied) changes.push([step.row.seq, step.changes]);
  }
  return { changes, transactions };
};

const copyOf = (of: LiveDocumentKind<unknown>) => copyFromLog({ head, snapshot: null, rows: [] }, of);

const random = () => 0.5;
const stages = ['New', 'Won'].map((name) => ({ id: randomUUID() as StageId, name, kind: 'open' as const }));

const anEdit = (doc: Y.Doc, step: number): unknown => {
  const board = readBoard(doc);
  const ids = [...board.deals.keys()];
  const id = ids[(step * 7) % Math.max(1, ids.length)];
  const stageId = board.stages[step % board.stages.length]?.id ?? (randomUUID() as StageId);
  const whenever: [number, (id: DealId) => unknown][] = [
    [41, (deal) => removeDeal(doc, deal)],
    [53, () => renameStage(doc, stageId, `s${step}`)],
    [4, (deal) => moveDeal(doc, deal, { stageId }, random)],
    [7, (deal) => labelDeal(doc, deal, [`l${step}`])],
    [11, (deal) => closeDeal(doc, deal, 'won', random)],
    [1, (deal) => editDeal(doc, deal, { title: `t${step}`, amount: step })],
  ];
  const edit = whenever.find(([every]) => step % every === 0)?.[1];
  if (id && step % 9 !== 0) return edit?.(id);
  return createDeal(doc, { id: randomUUID() as DealId, title: `d${step}` }, { stageId }, random);
};

it('rows that share a transaction tell the same as rows that have one each', () => {
  const rows = aLog(300, (doc, step) => (step === 0 ? seedBoard(doc, { stages, currency: 'EUR' }) : anEdit(doc, step)));
  const alone = replay(copyOf(oneByOne), rows);
  const shared = replay(copyOf(kind), rows);
  expect(rows.length).toBeGreaterThan(200);
  expect(shared.changes).toEqual(alone.changes);
  expect(shared.transactions).toBeLessThan(alone.transactions / 2);
});
