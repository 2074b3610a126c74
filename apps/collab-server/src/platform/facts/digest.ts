import { createHash } from 'node:crypto';

/** Plain data as one text, whatever the order of its keys: what PostgreSQL gives back of `jsonb` reads the same. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, held]) => held !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonicalJson(held)}`).join(',')}}`;
};

/** What stands in the chain for a fact's payload. The salt keeps an erased payload from being guessed. */
export const payloadDigest = (salt: Uint8Array, data: Record<string, unknown>): Buffer =>
  createHash('sha256').update(salt).update(canonicalJson(data)).digest();

/** The part of a fact that is never erased, as it is stored. */
export interface Envelope {
  workspace: string;
  id: string;
  type: string;
  actor: string | null;
  origin: string;
  cause: string | null;
  subjectKind: string;
  subject: string;
  account: string | null;
  digest: Uint8Array;
  occurredAt: Date;
  recordedAt: Date;
}

/** What the first fact of a workspace is chained to. */
export const genesis: Uint8Array = new Uint8Array(32);

/** The hash of one link: it covers the one before it, the place, the envelope and the payload's digest. */
export const chainHash = (before: Uint8Array, seq: number, fact: Envelope): Buffer =>
  createHash('sha256')
    .update(before)
    .update(
      JSON.stringify([
        fact.workspace,
        seq,
        fact.id,
        fact.type,
        fact.actor,
        fact.origin,
        fact.cause,
        fact.subjectKind,
        fact.subject,
        fact.account,
        fact.occurredAt.toISOString(),
        fact.recordedAt.toISOString(),
      ]),
    )
    .update(fact.digest)
    .digest();
