import { afterEach, expect, test, vi } from 'vitest';

import { batonFetch } from './fetch.ts';
import { Problem, readProblem, refusalOf } from './problem.ts';
import { setWorkspace } from './workspace.ts';

const answer = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'content-type': type } });

afterEach(() => {
  vi.unstubAllGlobals();
  setWorkspace(null);
});

test('a refusal of the business is read with its closed reason and its detail', async () => {
  const problem = await readProblem(answer(409, { code: 'deal-not-open', data: { detail: { limit: 3 } } }));
  expect(refusalOf(problem)).toEqual({ refused: 'deal-not-open', detail: { limit: 3 } });
});

test.each([
  [401, {}, 'sign-in-required'],
  [404, { type: 'about:blank' }, 'not-found'],
  [409, { type: 'https://baton.example/problems/stale-version' }, 'stale-version'],
  [502, '<html>bad gateway</html>', 'server-trouble'],
])('status %i reads as a reason whatever the body is', async (status, body, reason) => {
  expect((await readProblem(answer(status, body))).reason).toBe(reason);
});

test('a change that cannot be delivered is tried again under one idempotency key', async () => {
  const keys: (string | null)[] = [];
  vi.stubGlobal('fetch', (request: Request) => {
    keys.push(request.headers.get('Idempotency-Key'));
    return keys.length < 3 ? Promise.reject(new TypeError('network')) : Promise.resolve(answer(200, {}));
  });
  setWorkspace('w');
  expect((await batonFetch('http://localhost/api/v1/x', { method: 'POST', body: '{}' })).status).toBe(200);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
});

test('a refusal is not tried again', async () => {
  let calls = 0;
  vi.stubGlobal('fetch', () => {
    calls += 1;
    return Promise.resolve(answer(409, { code: 'no' }));
  });
  await expect(batonFetch('http://localhost/x', { method: 'POST' })).rejects.toBeInstanceOf(Problem);
  expect(calls).toBe(1);
});
