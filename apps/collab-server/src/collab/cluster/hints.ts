import { documentId, memberId, origin } from '@baton/schema/shared';
import { Redis } from 'ioredis';
import { z } from 'zod';

import type { CommittedRow } from '../update-log/log-row.ts';

/**
 * Tells other nodes of committed rows. A hint may be lost, doubled or late: the poll finds what it would have said, so
 * nothing here waits or fails.
 */
export interface Hints {
  tell(rows: readonly CommittedRow[]): void;
  stop(): void;
}

export const noHints: Hints = { tell: () => {}, stop: () => {} };

/** Larger rows are named only; the others read them from the log. */
const largestCarried = 16 * 1024;
const channel = 'baton:rows';

const hint = z.strictObject({
  node: z.string(),
  document: documentId,
  epoch: z.int().min(1),
  seq: z.int().min(1),
  /** The row itself, when it is small. */
  row: z
    .strictObject({
      update: z.base64(),
      actor: memberId.nullable(),
      origin,
      cause: z.string().nullable(),
      at: z.iso.datetime(),
    })
    .optional(),
});

export interface RedisHintsParts {
  url: string;
  node: string;
  onRow: (row: CommittedRow) => void;
  /** A row exists that is not carried along. */
  onLater: (document: string) => void;
  onTrouble: (error: unknown) => void;
}

export const createRedisHints = ({ url, node, onRow, onLater, onTrouble }: RedisHintsParts): Hints => {
  const settings = {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    retryStrategy: (tries: number) => Math.min(tries * 100, 2_000),
  };
  const publisher = new Redis(url, settings);
  const subscriber = new Redis(url, { ...settings, enableOfflineQueue: true, maxRetriesPerRequest: null });
  for (const client of [publisher, subscriber]) client.on('error', onTrouble);

  const hear = (text: string): void => {
    const heard = hint.safeParse(parseJson(text)).data;
    if (!heard || heard.node === node) return;
    const { document, epoch, seq, row } = heard;
    if (!row) return onLater(document);
    onRow({
      document,
      epoch,
      seq,
      ...row,
      update: Buffer.from(row.update, 'base64'),
      at: new Date(row.at),
      quarantined: false,
    });
  };
  subscriber.on('message', (_channel: string, text: string) => hear(text));
  subscriber.subscribe(channel).catch(onTrouble);

  return {
    tell: (rows) => {
      if (publisher.status !== 'ready') return;
      for (const row of rows) publisher.publish(channel, JSON.stringify(hintOf(node, row))).catch(() => {});
    },
    stop: () => {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
};

const hintOf = (node: string, { document, epoch, seq, update, actor, origin, cause, at }: CommittedRow) => {
  const about = { node, document, epoch, seq };
  if (update.byteLength > largestCarried) return about;
  return {
    ...about,
    row: { update: Buffer.from(update).toString('base64'), actor, origin, cause, at: at.toISOString() },
  };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
