/**
 * Why a document or a socket was closed. `retry` reasons are trouble of the server: the client keeps its edits and comes
 * back with backoff. The others are final for this copy of the document until a person or a new copy acts.
 */
export const closes = {
  'try-again': { code: 1013, retry: true },
  'going-away': { code: 1001, retry: true },
  'too-many': { code: 4429, retry: true },
  'sign-in-required': { code: 4401, retry: false },
  revoked: { code: 4403, retry: false },
  'not-found': { code: 4404, retry: false },
  'epoch-changed': { code: 4409, retry: false },
  frozen: { code: 4423, retry: false },
  'invalid-update': { code: 4400, retry: false },
  'update-too-large': { code: 4413, retry: false },
  'upgrade-required': { code: 4426, retry: false },
} as const;

export type CloseReason = keyof typeof closes;

export const isCloseReason = (reason: string): reason is CloseReason => reason in closes;
