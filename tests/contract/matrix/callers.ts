/** Everybody who may try: nobody, the owner of another workspace, one who was removed, and each role. */
export const callers = [
  'anonymous',
  'other-workspace',
  'ex-member',
  'guest',
  'member',
  'manager',
  'admin',
  'owner',
] as const;
export type Caller = (typeof callers)[number];

/** Those with rights in the workspace that the objects belong to. */
export const insiders = ['guest', 'member', 'manager', 'admin', 'owner'] as const satisfies Caller[];
export const colleagues = ['member', 'manager', 'admin', 'owner'] as const satisfies Caller[];
export const leaders = ['manager', 'admin', 'owner'] as const satisfies Caller[];
export const admins = ['admin', 'owner'] as const satisfies Caller[];
export const signedIn = ['other-workspace', 'ex-member', ...insiders] as const satisfies Caller[];
export const nobody = [] as const satisfies Caller[];
