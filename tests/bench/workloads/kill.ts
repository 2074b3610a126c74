import { setTimeout as delay } from 'node:timers/promises';

import type { Map as YMap } from 'yjs';

import { fillBoard, seeded } from '../board-edits.ts';
import type { Running } from '../contender.ts';
import { quantile } from '../cpu.ts';
import { WireClient } from '../wire-client.ts';
import { settled } from './one-board.ts';

export interface KillResult {
  acknowledged: number;
  lost: number;
  ackP50: number;
  ackP99: number;
}

const titles = (client: WireClient): YMap<unknown>[] => [...client.doc.getMap<YMap<unknown>>('deals').values()];

/** W6: `kill -9` under a stream of 20 edits a second; lost are edits acknowledged before it and gone after it. */
export const killUnderStream = async (server: Running, rounds: number): Promise<KillResult> => {
  const result: KillResult = { acknowledged: 0, lost: 0, ackP50: 0, ackP99: 0 };
  const latencies: number[] = [];
  const random = seeded(6);
  for (let round = 0; round < rounds; round++) {
    const document = await server.createBoard();
    const writer = new WireClient(server.target(document, 0));
    await writer.open();
    fillBoard(writer, 200);
    await settled([writer]);
    await delay(2500);
    const acknowledged = await stream(writer, 2000 + random() * 3000, latencies);
    await server.killAndRestart();
    writer.cut();
    const reader = new WireClient(server.target(document, 0));
    await reader.open();
    const kept = new Set(titles(reader).map((deal) => deal.get('title')));
    result.acknowledged += acknowledged.length;
    result.lost += acknowledged.filter((mark) => !kept.has(mark)).length;
    reader.cut();
  }
  return { ...result, ackP50: quantile(latencies, 0.5), ackP99: quantile(latencies, 0.99) };
};

/** Gives one deal after the other a title of its own at 20 Hz; returns the titles whose edit was acknowledged. */
const stream = async (writer: WireClient, ms: number, latencies: number[]): Promise<string[]> => {
  const waiting: { mark: string; sentAt: number }[] = [];
  const acknowledged: string[] = [];
  // Acknowledgements come one for one and in order, so the next one speaks of the oldest edit that waits.
  writer.onAcknowledged = () => {
    const oldest = waiting.shift();
    if (!oldest) return;
    acknowledged.push(oldest.mark);
    latencies.push(performance.now() - oldest.sentAt);
  };
  const deals = titles(writer);
  const ends = performance.now() + ms;
  for (let index = 0; performance.now() < ends; index++) {
    const mark = `mark ${index} ${crypto.randomUUID()}`;
    waiting.push({ mark, sentAt: performance.now() });
    deals[index % deals.length]?.set('title', mark);
    await delay(50);
  }
  writer.onAcknowledged = undefined;
  return acknowledged;
};
