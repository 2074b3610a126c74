import { buffer } from 'node:stream/consumers';

import type { SentPicture } from '@baton/schema/proposals';
import type { WorkspaceId } from '@baton/schema/shared';

import { StorageTrouble, type FileStorage } from '#platform/files/file-storage.port.ts';

import { barePicture } from './bare-picture.ts';

/** Pictures by the names that they have in a text. */
export type PictureBytes = ReadonlyMap<string, Uint8Array>;

/** A picture as it leaves the house. */
export const bytesOfPicture = async (
  storage: FileStorage,
  workspace: WorkspaceId,
  { object }: SentPicture,
): Promise<Uint8Array> => {
  const stream = await storage.open({ workspace, object });
  if (!stream) throw new StorageTrouble(`${storage.where} has no object ${object} any more: restore a backup`);
  return barePicture(await buffer(stream));
};

/** All pictures of a paper, one after the other: outside any transaction. */
/** A picture as it leaves the house. */
export const bytesOfPictures = async (
  storage: FileStorage,
  workspace: WorkspaceId,
  pictures: readonly SentPicture[],
): Promise<PictureBytes> => {
  const found = new Map<string, Uint8Array>();
  for (const picture of pictures) found.set(picture.picture, await bytesOfPicture(storage, workspace, picture));
  return found;
};
