import { newId } from './id.ts';
import { type Problem, readProblem, unreachable } from './problem.ts';
import { whileUnderWay } from './under-way.ts';
import { currentWorkspace } from './workspace.ts';

const attempts = 3;

/**
 * `fetch` as this client uses it: names the workspace, gives each change one idempotency key, and asks again under the
 * same key when the server could not be reached, so that a retried change still happens once. Throws `Problem`.
 */
export const batonFetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  const request = new Request(input, { credentials: 'same-origin', ...init });
  const workspace = currentWorkspace();
  if (workspace !== null) request.headers.set('Baton-Workspace', workspace);
  if (!changes(request)) return answered(request);
  if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newId());
  return whileUnderWay(answered(request));
};

const answered = async (request: Request): Promise<Response> => {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await tryOnce(request.clone());
    if (outcome instanceof Response) return outcome;
    if (!mayAskAgain(outcome) || attempt === attempts || request.signal.aborted) throw outcome;
    await pause(Math.random() * 400 * attempt, request.signal);
  }
};

const changes = (request: Request) => request.method !== 'GET' && request.method !== 'HEAD';

const tryOnce = async (request: Request): Promise<Response | Problem> => {
  try {
    const response = await fetch(request);
    return response.ok ? response : await readProblem(response);
  } catch (error) {
    if (request.signal.aborted) throw error;
    return unreachable(error);
  }
};

const mayAskAgain = (problem: Problem) => problem.status === 0 || problem.status === 502 || problem.status === 503;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
