import { parsePlace } from '@baton/schema/wire';
import { presenceColor, type RemoteEditor } from '@baton/ui';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

import { useHere, usePeople } from '../live/live-context.tsx';
import { useMembers } from '../people/use-members.ts';
import { useSession } from '../session/session.tsx';

interface FieldPresence {
  /** Says in which field this person is; null for none. */
  say: (field: string | null) => void;
  /** Somebody else who is in this field now. */
  remoteIn: (field: string) => RemoteEditor | undefined;
}

const Context = createContext<FieldPresence>({ say: () => undefined, remoteIn: () => undefined });

export const useFieldPresence = (): FieldPresence => use(Context);

/** Tells others that this person is on a page and in which of its fields, and shows where they are. */
export const FieldPresenceScope = ({ page, children }: { page: string; children: ReactNode }) => {
  const [field, say] = useState<string | null>(null);
  useHere(field === null ? page : `${page}#${field}`);
  const people = usePeople();
  const { byId } = useMembers();
  const { member: me } = useSession();
  const presence = useMemo((): FieldPresence => {
    const byField = new Map<string, RemoteEditor>();
    for (const { member, where } of people) {
      const place = parsePlace(where);
      const name = byId.get(member)?.name;
      if (place?.page !== page || place.field === null || member === me || name === undefined) continue;
      byField.set(place.field, { name, color: presenceColor(member) });
    }
    return { say, remoteIn: (wanted) => byField.get(wanted) };
  }, [people, byId, me, page]);
  return <Context value={presence}>{children}</Context>;
};
