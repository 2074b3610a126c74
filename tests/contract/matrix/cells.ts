import { randomUUID } from 'node:crypto';

import { callers, insiders, type Caller } from './callers.ts';
import type { MatrixCase, MatrixRows, Route } from './rows.ts';
import type { World } from './world.ts';

/** One request of the matrix and what must come of it. */
export interface Cell {
  name: string;
  route: Route;
  caller: Caller;
  /** In whose workspace the request claims to be; null sends no header. */
  workspace: string | null;
  input: Record<string, unknown>;
  allowed: boolean;
  answers: number;
  /** Statuses of a refusal: a foreign id may also be a business refusal or an invalid input. */
  refusals: readonly number[];
  hides: readonly string[];
  /** A change leaves a fact unless the row says why not. */
  quiet: boolean;
  /** Cells of one group must be refused in the same words: not yours and not there. */
  sameAs: string | null;
}

const notYours = [401, 404];
const notYoursNorValid = [400, 401, 404, 409];

/** Every row × caller × object state, with the caller's own ids, with foreign ones in each place, and with unknown ones. */
export const cellsOf = (rows: MatrixRows, ours: World, theirs: World): Cell[] =>
  Object.entries(rows).flatMap(([route, cases]) =>
    Object.entries(cases).flatMap(([state, each]) => {
      const about = { route: route as Route, state, each };
      return [
        ...callers.flatMap((caller) => ownCells(about, caller, ours, theirs)),
        ...insiders.flatMap((caller) => mixedCells(about, caller, ours, theirs)),
        ...smugglingCells(about, ours, theirs),
      ];
    }),
  );

interface About {
  route: Route;
  state: string;
  each: MatrixCase;
}

const ownCells = ({ route, state, each }: About, caller: Caller, ours: World, theirs: World): Cell[] => {
  const allowed = each.may.includes(caller);
  const cell = (workspace: string | null, how: string): Cell => ({
    name: `${route} · ${state} · ${caller}${how}`,
    route,
    caller,
    workspace,
    input: each.input?.(ours, caller) ?? {},
    allowed,
    answers: each.answers ?? 200,
    refusals: each.refusedWith ?? notYours,
    hides: hiddenFrom(each, caller, ours, theirs),
    quiet: each.quiet !== undefined,
    sameAs: null,
  });
  if (caller !== 'other-workspace') return [cell(caller === 'anonymous' ? null : ours.workspace.id, '')];
  const plain = cell(null, ' with ids of this workspace');
  // Without any id of ours, an unnamed workspace is their own: an ordinary request, nothing to refuse.
  const ordinary = idKeys(plain.input).length === 0 && !allowed;
  const naming = cell(ours.workspace.id, ' naming this workspace');
  if (ordinary) return [naming];
  const filtered = idKeys(plain.input).every((key) => each.filters?.includes(key));
  const asFilter = filtered ? { allowed: true } : {};
  return [naming, { ...plain, ...asFilter, refusals: notYoursNorValid }];
};

/** The same requests with one id, and with all ids, of the other workspace; and with ids of nothing. */
const mixedCells = ({ route, state, each }: About, caller: Caller, ours: World, theirs: World): Cell[] => {
  const filtered = (keys: readonly string[]) => keys.every((key) => each.filters?.includes(key));
  const own = each.input?.(ours, caller) ?? {};
  const foreign = each.input?.(theirs, caller) ?? {};
  const keys = idKeys(own).filter((key) => JSON.stringify(own[key]) !== JSON.stringify(foreign[key]));
  const sets = keys.length > 1 ? [...keys.map((key) => [key]), keys] : keys.map((key) => [key]);
  return sets.flatMap((swapped) =>
    (['foreign', 'unknown'] as const).map((what) => ({
      name: `${route} · ${state} · ${caller} with ${what} ${swapped.join(' and ')}`,
      route,
      caller,
      workspace: ours.workspace.id,
      input: {
        ...own,
        ...Object.fromEntries(swapped.map((key) => [key, what === 'foreign' ? foreign[key] : unknown(own[key])])),
      },
      allowed: filtered(swapped) && each.may.includes(caller),
      answers: each.answers ?? 200,
      refusals: notYoursNorValid,
      hides: filtered(swapped) && each.may.includes(caller) ? [theirs.canary] : [ours.canary, theirs.canary],
      quiet: each.quiet !== undefined,
      sameAs: `${route} · ${state} · ${caller} · ${swapped.join(' and ')}`,
    })),
  );
};

/** Keys that no request may bring along, under whatever name a tenant, a right or a prototype could go by. */
const smuggled = ['workspace', 'workspaceId', 'role', 'rightsVersion', 'userId', '__proto__', 'constructor'];

/** The same requests by somebody who may, with one key more: refused whole, not carried out without it. */
const smugglingCells = ({ route, state, each }: About, ours: World, theirs: World): Cell[] => {
  const caller = each.may.at(-1);
  if (route.startsWith('GET ') || each.bytes || !each.input || !caller) return [];
  const own = each.input(ours, caller);
  return smuggled
    .filter((key) => !Object.hasOwn(own, key))
    .map((key) => ({
      name: `${route} · ${state} · ${caller} with ${key} smuggled in`,
      route,
      caller,
      workspace: caller === 'anonymous' || caller === 'other-workspace' ? null : ours.workspace.id,
      // Computed, as `__proto__` is an ordinary key only then.
      input: { ...own, [key]: theirs.workspace.id },
      allowed: false,
      answers: 0,
      refusals: [400],
      hides: [ours.canary, theirs.canary],
      quiet: true,
      sameAs: null,
    }));
};

const hiddenFrom = (each: MatrixCase, caller: Caller, ours: World, theirs: World): string[] => {
  const outside = caller === 'anonymous' || caller === 'ex-member' || caller === 'other-workspace';
  const foreign = caller === 'other-workspace' ? [] : [theirs.canary];
  const own = outside && !each.may.includes('anonymous') ? [ours.canary] : [];
  return [...foreign, ...own, ...(each.hides?.(ours)[caller] ?? [])];
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const idKeys = (input: Record<string, unknown>): string[] => Object.keys(input).filter((key) => holdsId(input[key]));

const holdsId = (value: unknown): boolean => {
  if (typeof value === 'string') return uuid.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(holdsId);
};

const unknown = (value: unknown): unknown => {
  if (typeof value === 'string') return uuid.test(value) ? randomUUID() : value;
  if (Array.isArray(value)) return value.map(unknown);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, unknown(held)]));
};
