import type { Role } from '@baton/schema/shared';
import { createContext, use } from 'react';

/** Who uses this tab, in which workspace, and what they may do there. */
export interface Session {
  user: string;
  email: string;
  member: string;
  name: string;
  role: Role;
  teams: readonly string[];
  abilities: readonly string[];
  workspace: { id: string; name: string; baseCurrency: string };
}

export const SessionContext = createContext<Session | null>(null);

/** The session of a signed-in page. Throws outside of one. */
export const useSession = (): Session => {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside of a signed-in page');
  return session;
};

/** Whether the person may do this in the workspace. The server decides again. */
export const useMay = (ability: string): boolean => useSession().abilities.includes(ability);
