import * as Y from 'yjs';

type Store = Y.Doc['store'];
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/** True when some range of `ds` names content that the store still shows. Ranges lie within what the store knows. */
export const deletesAnything = (ds: Deletions, store: Store): boolean => {
  for (const [client, ranges] of ds.clients) {
    const structs = store.clients.get(client);
    if (!structs) return true;
    if (ranges.some(({ clock, len }) => !isDeleted(structs, clock, clock + len))) return true;
  }
  return false;
};

const isDeleted = (structs: (Y.Item | Y.GC)[], from: number, to: number): boolean => {
  for (let place = Y.findIndexSS(structs, from); place < structs.length; place += 1) {
    const struct = structs[place];
    if (!struct || struct.id.clock >= to) return true;
    if (!struct.deleted) return false;
  }
  return true;
};
