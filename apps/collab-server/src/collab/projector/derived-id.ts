import { createHash } from 'node:crypto';

import type { FactId } from '@baton/schema/shared';

/** What a fact about a document's content is known by, on every node and in every retry. */
export interface FactOrigin {
  document: string;
  epoch: number;
  seq: number;
  subject: string;
  what: string;
}

/** The id of that fact: a UUID of version 8, so whoever projects the row again meets the fact that is already there. */
export const derivedFactId = ({ document, epoch, seq, subject, what }: FactOrigin): FactId => {
  const bytes = createHash('sha256')
    .update(JSON.stringify([document, epoch, seq, subject, what]))
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as FactId;
};
