/**
 * The version of what client and server say to one another on a socket. A client below `oldestServed` is refused with
 * `upgrade-required` before it opens a document. One line per version:
 * 1 — documents, presence and feed over one socket.
 */
export const wireVersion = 1;
export const oldestServed = 1;
