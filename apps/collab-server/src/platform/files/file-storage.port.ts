import type { Readable } from 'node:stream';

import type { WorkspaceId } from '@baton/schema/shared';

/** Where the bytes of one uploaded file lie. Both parts are ids that the server made: no name from outside is a path. */
export interface ObjectRef {
  workspace: WorkspaceId;
  /** A UUID, checked again before it becomes a path or a key. */
  object: string;
}

/** A file that has arrived in full, below the folder of what arrives. */
export interface Received {
  path: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** The first bytes, enough to tell what it is. */
  head: Uint8Array;
}

/** The first and the last byte wanted, both included. */
export interface ByteRange {
  from: number;
  to: number;
}

/** Keeps the bytes of files; what they mean is a row's business. An object is written once and never changed. */
export interface FileStorage {
  /** For people, without secrets. */
  where: string;
  /**
   * Takes a received file over. When it resolves all of it is there, after a power failure too; when it throws none of it
   * can be read. The received file is gone either way.
   */
  put(ref: ObjectRef, received: Pick<Received, 'path' | 'bytes'>): Promise<void>;
  /** All of an object or a range of it; null when it is not there. */
  open(ref: ObjectRef, range?: ByteRange): Promise<Readable | null>;
  /** One that is not there is fine. */
  remove(ref: ObjectRef): Promise<void>;
  /** Throws `StorageTrouble` with a remedy when files could not be kept right now. */
  check(): Promise<void>;
}

/** The storage cannot do its work; the message is for operators. `full` tells a want of room from other trouble. */
export class StorageTrouble extends Error {
  readonly full: boolean;

  constructor(message: string, { full = false, cause }: { full?: boolean; cause?: unknown } = {}) {
    super(message, { cause });
    this.full = full;
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `<workspace>/<last two of the object>/<object>`; the ends of UUIDv7 are random, so that folders fill evenly. */
export const keyOf = ({ workspace, object }: ObjectRef): string => {
  if (!uuid.test(workspace) || !uuid.test(object)) throw new Error('Objects are named by two UUIDs');
  return `${workspace}/${object.slice(-2)}/${object}`;
};
