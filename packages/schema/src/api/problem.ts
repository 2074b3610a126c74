import { z } from 'zod';

/** One field that was not understood. `accepted` lists the values that would have been, where the list is closed. */
export const issue = z.strictObject({
  path: z.array(z.union([z.string(), z.int()])),
  message: z.string(),
  accepted: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});

/** Every answer of the API that is not the one asked for: `application/problem+json` (RFC 9457). */
export const problem = z.strictObject({
  type: z.string().describe('`urn:baton:problem:` and the code'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('closed per route; a refusal of the business states the obstacle'),
  request_id: z.string(),
  issues: z.array(issue).optional(),
  data: z.strictObject({ detail: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
});
export type ProblemBody = z.infer<typeof problem>;

/** The problems that any route may answer, beside the refusals that it declares itself. */
export const problems = {
  'invalid-input': { status: 400, title: 'The request was not understood' },
  'sign-in-required': { status: 401, title: 'Sign in first' },
  'wrong-origin': { status: 403, title: 'The request came from a page of another site' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'idempotency-key-reused': { status: 409, title: 'This idempotency key was used for another request' },
  'too-large': { status: 413, title: 'The body is larger than 1 MB' },
  'not-json': { status: 415, title: 'Bodies are application/json in UTF-8' },
  'too-many': { status: 429, title: 'Too many requests' },
  'storage-full': { status: 507, title: 'The server has no room for files' },
  'server-trouble': { status: 500, title: 'Something went wrong on the server' },
  'try-again': { status: 503, title: 'The server cannot answer right now' },
} as const;
export type ProblemCode = keyof typeof problems;
