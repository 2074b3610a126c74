import type { ProblemBody } from '@baton/schema/api';
import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import { z } from 'zod';

import { TooManyTries } from '../access/rate-limit.ts';
import { isConnectionLoss } from '../db/connection-loss.ts';
import { StorageTrouble } from '../files/file-storage.port.ts';
import { aProblem, ProblemAnswer } from './problem.ts';

/** Trouble that passes: lock waits and timeouts, a full server, a deadlock that lost every retry. */
const passing = new Set(['55P03', '57014', '40001', '40P01', '53000', '53100', '53200', '53300', '25P03']);

/** What an error of any kind is called outside. `unexpected` ones are for the log, with all they carry. */
export const problemOf = (error: unknown): { answer: ProblemAnswer; unexpected: boolean } => {
  if (error instanceof ProblemAnswer) return { answer: error, unexpected: false };
  if (error instanceof TooManyTries) {
    return {
      answer: aProblem('too-many', { headers: { 'retry-after': String(error.retryAfter) } }),
      unexpected: false,
    };
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    const issues = error.cause instanceof ValidationError ? issuesOf(error.cause.issues) : undefined;
    return { answer: aProblem('invalid-input', { issues }), unexpected: false };
  }
  if (error instanceof StorageTrouble && error.full) return { answer: aProblem('storage-full'), unexpected: true };
  if (passes(error)) {
    return { answer: aProblem('try-again', { headers: { 'retry-after': '1' } }), unexpected: true };
  }
  return { answer: aProblem('server-trouble'), unexpected: true };
};

/** SQLSTATE of a failed query, wherever a library wrapped it. */
export const sqlStateOf = (error: unknown): string | null => {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
};

const passes = (error: unknown) =>
  error instanceof StorageTrouble || isConnectionLoss(error) || passing.has(sqlStateOf(error) ?? '');

const zodIssue = z.object({
  path: z.array(z.union([z.string(), z.number()])).catch([]),
  message: z.string().catch('Invalid'),
  values: z
    .array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
    .optional()
    .catch(undefined),
});

/** A body may be wrong in a hundred thousand places; a person reads the first few. */
const issuesShown = 50;

const issuesOf = (issues: readonly unknown[]): ProblemBody['issues'] =>
  issues.slice(0, issuesShown).map((raw) => {
    const { path, message, values } = zodIssue.parse(raw);
    return {
      path: path.slice(0, 20).map(shortened),
      message: message.slice(0, 300),
      ...(values ? { accepted: values } : {}),
    };
  });

const shortened = (part: string | number) => (typeof part === 'string' ? part.slice(0, 100) : part);
