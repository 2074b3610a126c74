import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';

/** References by which an update names its content, and the flags beside them. */
const anyContent = 8;
const hasOrigin = 0x80;
const hasKey = 0x20;

/**
 * The update by which Yjs client `client` would set a key that is there already, byte for byte as Yjs writes it, without
 * a document that has to integrate what everybody else does.
 */
export const writtenSet = (
  { client, clock }: { client: number; clock: number },
  map: Y.Map<unknown>,
  key: string,
  value: string,
): Uint8Array => {
  const before = map._map.get(key);
  if (!before) throw new Error(`No ${key} to follow`);
  const { client: theirs, clock: last } = before.lastId;
  const update = encoding.createEncoder();
  // One client with one item, to the right of the value that it takes the place of.
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(update, number);
  encoding.writeUint8(update, anyContent | hasOrigin | hasKey);
  for (const number of [theirs, last, 1]) encoding.writeVarUint(update, number);
  encoding.writeAny(update, value);
  // That value is deleted.
  for (const number of [1, theirs, 1, before.id.clock, before.length]) encoding.writeVarUint(update, number);
  return encoding.toUint8Array(update);
};
