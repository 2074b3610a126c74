import {
  fileArchived,
  fileId,
  fileRenamed,
  fileRestored,
  fileUploaded,
  fileVersionAdded,
  mostVersions,
  type AccountFile,
  type Upload,
} from '@baton/schema/files';
import { refuse, type AccountId } from '@baton/schema/shared';

import { accept, type Moment } from '#platform/command/definition.ts';

/** What a new file or version is made of; null when this person has sent no such thing for this account, or used it. */
export interface UploadWorld {
  upload: Upload | null;
}

export interface FileWorld {
  file: AccountFile;
}

const about = ({ id, accountId }: AccountFile) => ({ subject: { kind: 'file', id }, account: accountId });

/** Rule FI2. */
export const decideCreate = (
  { upload }: UploadWorld,
  { accountId, name }: { accountId: AccountId; name: string },
  { actor, now, newId }: Pick<Moment, 'actor' | 'now' | 'newId'>,
) => {
  if (!upload) return refuse('upload-not-there');
  const at = now.toISOString();
  const made: AccountFile = {
    id: fileId.parse(newId()),
    accountId,
    name,
    type: upload.type,
    bytes: upload.bytes,
    version: 1,
    createdBy: actor.member,
    createdAt: at,
    changedBy: actor.member,
    changedAt: at,
    archivedAt: null,
  };
  return accept(made, fileUploaded({ ...about(made), data: { name, ...upload } }));
};

/** Rules FI2 and FI5. */
export const decideAddVersion = (
  { file, upload }: FileWorld & UploadWorld,
  _input: object,
  { actor, now }: Pick<Moment, 'actor' | 'now'>,
) => {
  if (file.archivedAt !== null) return refuse('file-archived');
  if (!upload) return refuse('upload-not-there');
  if (file.version >= mostVersions) return refuse('too-many-versions', { limit: mostVersions });
  const version = file.version + 1;
  const { type, bytes } = upload;
  return accept(
    { ...file, type, bytes, version, changedBy: actor.member, changedAt: now.toISOString() },
    fileVersionAdded({ ...about(file), data: { name: file.name, version, ...upload } }),
  );
};

/** Rule FI5. A name that does not change is told to nobody. */
export const decideRename = ({ file }: FileWorld, { name }: { name: string }) => {
  if (file.archivedAt !== null) return refuse('file-archived');
  if (name === file.name) return accept(file);
  return accept({ ...file, name }, fileRenamed({ ...about(file), data: { name, before: file.name } }));
};

/** Rule FI5. */
export const decideArchive = ({ file }: FileWorld, _input: object, { now }: Pick<Moment, 'now'>) =>
  file.archivedAt !== null
    ? refuse('file-archived')
    : accept({ ...file, archivedAt: now.toISOString() }, fileArchived({ ...about(file), data: { name: file.name } }));

/** Rule FI5. */
export const decideRestore = ({ file }: FileWorld) =>
  file.archivedAt === null
    ? refuse('file-not-archived')
    : accept({ ...file, archivedAt: null }, fileRestored({ ...about(file), data: { name: file.name } }));
