import type { MemberId } from '@baton/schema/shared';
import { createContext } from 'react';

/** Begins to follow a colleague: this person's view then goes where theirs goes. */
export const FollowContext = createContext<(member: MemberId) => void>(() => {});
