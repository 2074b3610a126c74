import type { Answer } from '#tests/people.ts';

import type { Cell } from './cells.ts';
import { differences, type DatabaseState } from './database-state.ts';

/** Sends one request of the matrix. A test of the test puts something leaky in between. */
export type Send = (cell: Cell) => Promise<Answer>;

export interface Stage {
  state: DatabaseState;
  send: Send;
  /** The workspace that no cell may touch. */
  theirs: string;
  /** After the database went back: memory of what was rolled back has to go as well. */
  restart: () => Promise<void>;
}

/** Requests at once; small enough for a chunk that left a trace to be sent again one by one. */
const chunk = 24;

/** Sends every cell; returns one line per broken promise. Those that must change nothing go first, several at once. */
export const runCells = async (stage: Stage, cells: readonly Cell[]): Promise<string[]> => {
  const faults: string[] = [];
  const still = cells.filter((cell) => !changes(cell));
  for (let from = 0; from < still.length; from += chunk) {
    faults.push(...(await runStill(stage, still.slice(from, from + chunk))));
  }
  for (const cell of cells.filter(changes)) faults.push(...(await runChanging(stage, cell)));
  return faults;
};

const changes = (cell: Cell): boolean => cell.allowed && !cell.route.startsWith('GET ');

const runStill = async (stage: Stage, cells: readonly Cell[]): Promise<string[]> => {
  const answers = await Promise.all(cells.map((cell) => stage.send(cell)));
  const faults = [...cells.flatMap((cell, at) => wordsOf(cell, answers[at])), ...unequal(cells, answers)];
  if ((await goBack(stage)).length === 0) return faults;
  for (const cell of cells) {
    await stage.send(cell);
    const changed = await goBack(stage);
    if (changed.length > 0) faults.push(`${cell.name}: should change nothing, but changed ${changed.join(', ')}`);
  }
  return faults;
};

const runChanging = async (stage: Stage, cell: Cell): Promise<string[]> => {
  const faults = wordsOf(cell, await stage.send(cell));
  const changed = differences(stage.state.kept, await stage.state.read());
  // An edit of a document is told once it has settled (M9).
  const told = changed.includes('facts') || changed.includes('settling');
  if (changed.length > 0 && !told && !cell.quiet) {
    faults.push(`${cell.name}: changed ${changed.join(', ')} and left no fact`);
  }
  const touched = cell.caller === 'other-workspace' ? [] : await stage.state.changedOf(stage.theirs, changed);
  if (touched.length > 0) faults.push(`${cell.name}: changed ${touched.join(', ')} of another workspace`);
  await goBack(stage);
  return faults;
};

/** Returns the tables that a request has to answer for; all are as they were afterwards. */
const goBack = async ({ state, restart }: Stage): Promise<string[]> => {
  const now = await state.read();
  const every = differences(state.kept, now, 'all');
  if (every.length > 0) await state.restore(every);
  const changed = differences(state.kept, now);
  if (changed.length > 0) await restart();
  return changed;
};

/** What is wrong with the answer itself. */
const wordsOf = (cell: Cell, answer: Answer | undefined): string[] => {
  if (!answer) return [`${cell.name}: no answer`];
  const text = JSON.stringify(answer.body);
  const faults = cell.hides
    .filter((secret) => text.includes(secret))
    .map((secret) => `${cell.name}: shows "${secret}"`);
  const right = cell.allowed ? answer.status === cell.answers : cell.refusals.includes(answer.status);
  if (!right) {
    const wanted = cell.allowed ? cell.answers : cell.refusals.join('/');
    faults.push(`${cell.name}: answered ${answer.status} instead of ${wanted} ${text.slice(0, 160)}`);
  }
  return faults;
};

/** A foreign id and an unknown one must sound the same. */
const unequal = (cells: readonly Cell[], answers: readonly Answer[]): string[] => {
  const said = new Map<string, string>();
  return cells.flatMap(({ sameAs, name }, at) => {
    if (sameAs === null) return [];
    const words = `${answers[at]?.status} ${codeOf(answers[at]?.body)}`;
    const before = said.get(sameAs) ?? words;
    said.set(sameAs, before);
    return before === words ? [] : [`${name}: says "${words}", but "${before}" for the other`];
  });
};

const codeOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
