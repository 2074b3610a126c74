import { z } from 'zod';

import { memberId, teamId } from './id.ts';

/** Somebody of the workspace whom something is with: a person or a team. */
export const holder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), id: memberId }),
  z.strictObject({ kind: z.literal('team'), id: teamId }),
]);
export type Holder = z.infer<typeof holder>;

/** Still here and able to see the record, no longer in the workspace (a team: without people), or without access to it. */
export const holderStands = ['here', 'gone', 'no-access'] as const;
export type HolderStand = (typeof holderStands)[number];

/** A holder with how they stand to what they hold. */
export const standingHolder = z.strictObject({ holder, stand: z.enum(holderStands) });
export type StandingHolder = z.infer<typeof standingHolder>;

export const isSameHolder = (one: Holder, other: Holder): boolean => one.kind === other.kind && one.id === other.id;
