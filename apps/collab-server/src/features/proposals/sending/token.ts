import { createHash, randomBytes } from 'node:crypto';

/** A new secret for one link: 128 random bits, mailed to one contact and stored nowhere. */
export const newProposalToken = (): string => randomBytes(16).toString('base64url');

/** What is kept of a secret; asked of whatever is given for one, so that all of them cost the same. */
export const hashOfProposalToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();
