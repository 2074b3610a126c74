import { setTimeout as delay } from 'node:timers/promises';

import { editOnce, fillBoard, seeded, watchRemote } from '../board-edits.ts';
import type { Running } from '../contender.ts';
import { cpuOfTree, quantile, residentMb } from '../cpu.ts';
import { WireClient } from '../wire-client.ts';

export interface OneBoardResult {
  clients: number;
  edits: number;
  /** (edit, receiver) pairs at those who watch. */
  delivered: number;
  p50: number;
  p95: number;
  /** CPU µs per edit: server alone, and with its PostgreSQL. */
  serverCpu: number;
  totalCpu: number;
  residentMb: number;
}

/** W1: n people on one board of 1,000 deals, each moving a card or typing at 5 Hz. */
export const oneBoard = async (
  server: Running,
  clients: number,
  { seconds, warmUpSeconds }: { seconds: number; warmUpSeconds: number },
): Promise<OneBoardResult> => {
  const document = await server.createBoard();
  const filler = new WireClient(server.target(document, 0));
  await filler.open();
  fillBoard(filler, 1000);
  await settled([filler]);
  const people = peopleOn(server, document, clients);
  for (const person of people) await person.open();
  const watching = people.filter(({ eyes }) => eyes === null);
  await untilFilled(watching, 1000);
  filler.cut();
  // Nobody pays in the figure for what filling the board and connecting people left to do.
  await atRest(server);

  const stopEditing = new AbortController();
  const counted = { edits: 0 };
  const editing = Promise.all(people.map((person, index) => edit(person, index, counted, stopEditing.signal)));
  // A server that has run for a while is measured: compiled, and with as much left to do at the end as at the beginning.
  await delay(warmUpSeconds * 1000);

  const ages: number[] = [];
  const stops = watching.map((person) => watchRemote(person, (ms) => ages.push(ms)));
  const before = { cpu: cpuOf(server), edits: counted.edits };
  await delay(seconds * 1000);
  const after = { cpu: cpuOf(server), edits: counted.edits };
  stopEditing.abort();
  await editing;
  await delay(200);
  for (const stop of stops) stop();
  const resident = residentMb(server.serverPid());
  for (const person of people) person.cut();
  const edits = after.edits - before.edits;
  const serverCpu = ((after.cpu[0] - before.cpu[0]) * 1e6) / edits;
  const databaseCpu = ((after.cpu[1] - before.cpu[1]) * 1e6) / edits;
  return {
    clients,
    edits,
    delivered: ages.length,
    p50: quantile(ages, 0.5),
    p95: quantile(ages, 0.95),
    serverCpu,
    totalCpu: serverCpu + databaseCpu,
    residentMb: resident,
  };
};

/** So many keep a document and see how old each edit is that reaches them. */
const mostWatching = 10;

/**
 * The others write like everybody and read every frame, but look at the document of one who watches: a hundred documents
 * in one process take in 50,000 edits a second, and the figure would be about them.
 */
const peopleOn = (server: Running, document: string, clients: number): WireClient[] => {
  const people: WireClient[] = [];
  for (let index = 0; index < clients; index++) {
    const eyes = index < mostWatching ? null : (people[index % mostWatching] ?? null);
    people.push(new WireClient(server.target(document, index), eyes));
  }
  return people;
};

/** One person at 5 Hz, each at a moment of their own. */
const edit = async (person: WireClient, index: number, counted: { edits: number }, signal: AbortSignal) => {
  const random = seeded(index + 1);
  await delay(random() * 200);
  while (!signal.aborted) {
    editOnce(person, random);
    counted.edits++;
    await delay(200);
  }
};

/** CPU seconds so far of the server, and of its PostgreSQL. */
const cpuOf = (server: Running): [number, number] => [
  cpuOfTree(server.serverPid()),
  server.databasePid === undefined ? 0 : cpuOfTree(server.databasePid),
];

/** Waits until server and database have done nothing to speak of for two seconds, at most half a minute. */
const atRest = async (server: Running): Promise<void> => {
  const total = (): number => cpuOf(server).reduce((sum, seconds) => sum + seconds, 0);
  const deadline = performance.now() + 30_000;
  for (let resting = 0; resting < 4 && performance.now() < deadline;) {
    const before = total();
    await delay(500);
    resting = total() - before < 0.05 ? resting + 1 : 0;
  }
};

/** Waits until everything sent is acknowledged, or until nothing has moved for a second where nobody acknowledges. */
export const settled = async (people: WireClient[]): Promise<void> => {
  const deadline = performance.now() + 60_000;
  let quietSince = performance.now();
  let last = '';
  while (performance.now() < deadline) {
    const now = people.map((person) => `${person.acknowledged}/${person.framesIn}`).join();
    if (now !== last) quietSince = performance.now();
    last = now;
    const acknowledged = people.every((person) => person.acknowledged > 0 && person.acknowledged >= person.sent);
    if (acknowledged || performance.now() - quietSince > 1000) return;
    await delay(20);
  }
  throw new Error('The server did not settle within 60 s');
};

/** Waits until every client holds the whole board. */
const untilFilled = async (people: WireClient[], deals: number): Promise<void> => {
  const deadline = performance.now() + 60_000;
  while (people.some((person) => person.doc.getMap('deals').size < deals)) {
    if (performance.now() > deadline) throw new Error(`A client did not receive all ${deals} deals within 60 s`);
    await delay(10);
  }
};
