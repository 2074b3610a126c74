import type { Refusal } from '@baton/schema/shared';
import { z } from 'zod';

/** What the server says in `application/problem+json` (RFC 9457). Unknown members are kept out of the interface. */
const problemBody = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  reason: z.string().optional(),
  code: z.string().optional(),
  request_id: z.string().optional(),
  data: z.object({ detail: z.record(z.string(), z.union([z.string(), z.number()])).optional() }).optional(),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])).optional(), message: z.string() }))
    .optional(),
});

export interface Issue {
  path: string;
  message: string;
}

/**
 * An answer that is not the one asked for. `reason` is closed per route and translated; `unreachable` means that the
 * server never answered, so nothing is known about the outcome.
 */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;
  readonly reason: string;
  readonly detail: Refusal['detail'];
  readonly issues: Issue[];
  /** Shown with errors so that an administrator finds the request in the log. */
  readonly requestId: string | null;

  constructor(said: {
    status: number;
    reason: string;
    message: string;
    detail?: Refusal['detail'];
    issues?: Issue[];
    requestId?: string | null;
  }) {
    super(said.message);
    this.status = said.status;
    this.reason = said.reason;
    this.detail = said.detail;
    this.issues = said.issues ?? [];
    this.requestId = said.requestId ?? null;
  }
}

export const unreachable = (cause: unknown): Problem =>
  new Problem({ status: 0, reason: 'unreachable', message: cause instanceof Error ? cause.message : 'unreachable' });

/** Reads any answer ≥ 400, also those of a proxy that speaks no JSON. */
export const readProblem = async (response: Response): Promise<Problem> => {
  const text = await response.text().catch(() => '');
  const parsed = problemBody.safeParse(parseJson(text));
  const body = parsed.success ? parsed.data : {};
  return new Problem({
    status: response.status,
    reason: reasonOf(body, response.status),
    message: body.detail ?? body.title ?? `HTTP ${response.status}`,
    detail: body.data?.detail,
    issues: body.issues?.map((issue) => ({ path: (issue.path ?? []).join('.'), message: issue.message })),
    requestId: body.request_id ?? response.headers.get('x-request-id'),
  });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const byStatus: Record<number, string> = {
  400: 'bad-request',
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  429: 'too-many',
};

const reasonOf = (body: z.infer<typeof problemBody>, status: number): string => {
  const named = body.reason ?? body.code ?? lastPart(body.type);
  if (named !== undefined) return named.toLowerCase().replaceAll('_', '-');
  return byStatus[status] ?? 'server-trouble';
};

const lastPart = (type: string | undefined): string | undefined => {
  if (type === undefined || type === 'about:blank') return undefined;
  return type.split(/[/:#]/).at(-1) || undefined;
};

/** The refusal of the business inside an error, or null when the error is trouble of another kind. */
export const refusalOf = (error: unknown): Refusal | null =>
  error instanceof Problem && error.status === 409 ? { refused: error.reason, detail: error.detail } : null;
