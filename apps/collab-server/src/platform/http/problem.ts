import { problems, type ProblemBody, type ProblemCode } from '@baton/schema/api';
import type { Refusal } from '@baton/schema/shared';

/** An answer that ends a request early. Thrown inside the HTTP door only; features return refusals. */
export class ProblemAnswer extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly issues: ProblemBody['issues'];
  readonly detail: Refusal['detail'];
  readonly headers: Record<string, string>;

  constructor(said: Pick<ProblemAnswer, 'status' | 'code' | 'title'> & Partial<ProblemAnswer>) {
    super(said.code);
    this.status = said.status;
    this.code = said.code;
    this.title = said.title;
    this.issues = said.issues;
    this.detail = said.detail;
    this.headers = said.headers ?? {};
  }
}

/** One of the problems that any route may answer. */
export const aProblem = (
  code: ProblemCode,
  more: Pick<Partial<ProblemAnswer>, 'issues' | 'headers'> = {},
): ProblemAnswer => new ProblemAnswer({ ...problems[code], code, ...more });

/** A refusal of the business: its closed reason as the code, 409 unless HTTP has a status that says more. */
export const aRefusal = ({ refused, detail }: Refusal, status = 409): ProblemAnswer =>
  new ProblemAnswer({ status, code: refused, title: 'The request was refused', detail });

/** RFC 9457. Nothing in it says more than the problem itself: no message of an exception, no stack, no name of a table. */
export const problemResponse = (answer: ProblemAnswer, requestId: string): Response => {
  const body: ProblemBody = {
    type: `urn:baton:problem:${answer.code}`,
    title: answer.title,
    status: answer.status,
    code: answer.code,
    request_id: requestId,
    ...(answer.issues ? { issues: answer.issues } : {}),
    ...(answer.detail ? { data: { detail: answer.detail } } : {}),
  };
  const headers = { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...answer.headers };
  return new Response(JSON.stringify(body), { status: answer.status, headers });
};
