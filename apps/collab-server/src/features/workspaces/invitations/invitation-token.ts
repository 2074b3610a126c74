import { createHash, randomBytes } from 'node:crypto';

/** A new secret for one invitation: 256 random bits, to be sent to one address and stored nowhere. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of it. */
export const hashOfToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();
