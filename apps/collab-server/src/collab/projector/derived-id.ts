import type { FactId } from '@baton/schema/shared';

import { derivedId } from '#platform/clock/derived-id.ts';

/** What a fact about a document's content is known by, on every node and in every retry. */
export interface FactOrigin {
  document: string;
  epoch: number;
  seq: number;
  subject: string;
  what: string;
}

/** The id of that fact: whoever projects the row again meets the fact that is already there. */
export const derivedFactId = ({ document, epoch, seq, subject, what }: FactOrigin): FactId =>
  derivedId(document, epoch, seq, subject, what) as FactId;
