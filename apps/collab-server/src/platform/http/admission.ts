import { createHash } from 'node:crypto';

import { isForeign, type OriginCheck } from './origin.ts';
import { aProblem } from './problem.ts';

/** Bytes of a JSON body. */
export const bodyLimit = 1024 * 1024;
/** Objects within objects; nothing of ours is deeper than ten. */
const depthLimit = 64;

/** A request that may go on to its route: same method and path, its body read, checked and hashed. */
export interface Admitted {
  request: Request;
  /** SHA-256 of method, path and body: what an idempotency key may be repeated with. */
  digest: Buffer;
}

/**
 * Lets a request in, or throws the problem it has: a foreign page, a body that is too large, not JSON, or built to hurt.
 * Nothing is looked up before this.
 */
export const admit = async (request: Request, isOwnOrigin: OriginCheck): Promise<Admitted> => {
  const url = new URL(request.url);
  checkPath(url.pathname);
  checkQuery(url.searchParams);
  const safe = request.method === 'GET' || request.method === 'HEAD';
  if (!safe && isForeign(request.headers, isOwnOrigin)) throw aProblem('wrong-origin');
  const body = safe ? '' : await readText(request);
  if (body !== '') checkStructure(parseJson(body));
  const digest = createHash('sha256').update(`${request.method} ${url.pathname}${url.search}\n`).update(body).digest();
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const init = { method: request.method, headers, signal: request.signal };
  return { request: new Request(url, body === '' ? init : { ...init, body }), digest };
};

const readText = async (request: Request): Promise<string> => {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) throw aProblem('too-large');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > bodyLimit) throw aProblem('too-large');
    chunks.push(chunk);
  }
  if (size === 0) return '';
  if (!/^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(request.headers.get('content-type') ?? '')) {
    throw aProblem('not-json');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw aProblem('not-json');
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not JSON');
  }
};

/** Walks without recursion, so that a body of nothing but brackets does not end the stack instead of the request. */
const checkStructure = (root: unknown): void => {
  const waiting: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') checkText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= depthLimit) throw invalid(`The body is more than ${depthLimit} levels deep`);
    if (!Array.isArray(value)) for (const key of Object.keys(value)) checkName(key);
    for (const held of Object.values(value)) waiting.push({ value: held, depth: depth + 1 });
  }
};

const checkPath = (path: string): void => {
  try {
    checkText(decodeURIComponent(path));
  } catch (error) {
    throw error instanceof URIError ? aProblem('not-found') : error;
  }
};

const checkQuery = (query: URLSearchParams): void => {
  for (const [name, value] of query) {
    checkName(name);
    checkText(value);
  }
};

const checkName = (name: string): void => {
  checkText(name);
  if (name.includes('__proto__')) throw invalid('A name is not allowed');
};

/** PostgreSQL stores neither of the two. */
const checkText = (text: string): void => {
  if (text.includes('\0') || !text.isWellFormed()) throw invalid('A text holds a character that is not allowed');
};

const invalid = (message: string) => aProblem('invalid-input', { issues: [{ path: [], message }] });
