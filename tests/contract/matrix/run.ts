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
const chunk = 16;

/** Sends every cell; returns one line per broken promise. Cells that must be refused go first, as they change nothing. */
export const runCells = async (stage: Stage, cells: readonly Cell[]): Promise<string[]> => {
  const faults: string[] = [];
  const refused = cells.filter(({ allowed }) => !allowed);
  for (let from = 0; from < refused.length; from += chunk) {
    faults.push(...(await runRefused(stage, refused.slice(from, from + chunk))));
  }
  for (const cell of cells.filter(({ allowed }) => allowed)) faults.push(...(await runAllowed(stage, cell)));
  return faults;
};

const runRefused = async (stage: Stage, cells: readonly Cell[]): Promise<string[]> => {
  const before = await stage.state.read();
  const answers = await Promise.all(cells.map((cell) => stage.send(cell)));
  const faults = [...cells.flatMap((cell, at) => wordsOf(cell, answers[at])), ...unequal(cells, answers)];
  if (differences(before, await stage.state.read()).length === 0) return faults;
  for (const cell of cells) {
    await goBack(stage);
    await stage.send(cell);
    const changed = differences(before, await stage.state.read());
    if (changed.length > 0) faults.push(`${cell.name}: refused, but changed ${changed.join(', ')}`);
  }
  await goBack(stage);
  return faults;
};

const runAllowed = async (stage: Stage, cell: Cell): Promise<string[]> => {
  const [all, theirs] = [await stage.state.read(), await stage.state.read(stage.theirs)];
  const answer = await stage.send(cell);
  const faults = wordsOf(cell, answer);
  const after = await stage.state.read();
  if (differences(all, after, 'all').length === 0) return faults;
  const changed = differences(all, after);
  if (cell.caller !== 'other-workspace') {
    const touched = differences(theirs, await stage.state.read(stage.theirs));
    if (touched.length > 0) faults.push(`${cell.name}: changed ${touched.join(', ')} of another workspace`);
  }
  if (cell.route.startsWith('GET ') && changed.length > 0)
    faults.push(`${cell.name}: a read changed ${changed.join(', ')}`);
  await goBack(stage);
  return faults;
};

const goBack = async ({ state, restart }: Stage): Promise<void> => {
  await state.restore();
  await restart();
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
