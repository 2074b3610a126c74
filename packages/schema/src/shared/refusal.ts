import { z } from 'zod';

/**
 * A refusal of the business is a value with a closed reason, shown to people and translated; it is never thrown by a
 * decision. `refusals('deal-not-won')` in a contract declares which ones a command may answer (HTTP 409).
 */
export interface Refusal<Reason extends string = string> {
  refused: Reason;
  /** Plain data that the message may name, such as the limit that was passed. */
  detail?: Record<string, string | number>;
}

export const refuse = <Reason extends string>(refused: Reason, detail?: Refusal['detail']): Refusal<Reason> =>
  detail ? { refused, detail } : { refused };

/** Answers never carry a `refused` of their own, so the key tells the two apart. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && typeof value.refused === 'string';

const refusalDetail = z.object({ detail: z.record(z.string(), z.union([z.string(), z.number()])).optional() });

/** The `.errors()` of a contract for these reasons, in the form that oRPC expects. */
export const refusals = <Reason extends string>(...reasons: Reason[]) =>
  Object.fromEntries(reasons.map((reason) => [reason, { status: 409, data: refusalDetail }])) as Record<
    Reason,
    { status: 409; data: typeof refusalDetail }
  >;
