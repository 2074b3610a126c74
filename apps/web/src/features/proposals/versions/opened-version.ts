import { createContext } from 'react';

/** Which version is looked at as it was sent: the page keeps it in its address, so that others can point to it. */
export const OpenedVersion = createContext<{ version: number | null; open: (version: number | null) => void }>({
  version: null,
  open: () => {},
});
