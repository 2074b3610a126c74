import { useMay, useSession } from '#shared/session/session.tsx';

/** Does this person direct others, and so is told what they have to do? */
export const useDirects = (): boolean => {
  const { role } = useSession();
  return useMay('manage-members') || role === 'manager';
};
