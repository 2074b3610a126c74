import { setTimeout as delay } from 'node:timers/promises';

import { fillBoard } from '../board-edits.ts';
import type { Running } from '../contender.ts';
import { cpuOfTree } from '../cpu.ts';
import { WireClient } from '../wire-client.ts';
import { settled } from './one-board.ts';

export interface BlipResult {
  clients: number;
  boards: number;
  /** ms until the last client was back in step. */
  allBack: number;
  serverCpuMs: number;
  megabytes: number;
}

/** W4 blip: everybody on 20 boards of 500 deals is cut and comes back 300 ms later, all at once. */
export const blip = async (server: Running, clients: number, boards = 20): Promise<BlipResult> => {
  const documents = await Promise.all(Array.from({ length: boards }, () => server.createBoard()));
  const people: WireClient[] = [];
  for (const [index, document] of documents.entries()) {
    const filler = new WireClient(server.target(document, index));
    await filler.open();
    fillBoard(filler, 500);
    await settled([filler]);
    people.push(filler);
  }
  for (let index = boards; index < clients; index++) {
    const person = new WireClient(server.target(documents[index % boards] ?? '', index));
    await person.open();
    people.push(person);
  }
  for (const person of people) person.cut();
  const received = (): number => people.reduce((sum, person) => sum + person.bytesIn, 0);
  await delay(300);
  const bytesBefore = received();
  const cpuBefore = cpuOfTree(server.serverPid());
  const started = performance.now();
  await Promise.all(people.map(comeBack));
  const allBack = performance.now() - started;
  await delay(1000);
  const serverCpuMs = (cpuOfTree(server.serverPid()) - cpuBefore) * 1000;
  const megabytes = (received() - bytesBefore) / 1e6;
  for (const person of people) person.cut();
  return { clients, boards, allBack, serverCpuMs, megabytes };
};

/** Connects, and again after a moment while the server says that too many are knocking, as any client does. */
const comeBack = async (person: WireClient): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      await person.open();
      return;
    } catch {
      person.cut();
      await delay(20 + Math.random() * 80);
    }
  }
  throw new Error('A client was not let in again');
};
