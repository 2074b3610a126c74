import { files as contract, type FileId } from '@baton/schema/files';

import type { Actor } from '#platform/access/actor.ts';
import { levelOn } from '#platform/access/levels.ts';
import { command, type Loading } from '#platform/command/command.ts';

import { fileWithLevel, uploadForUse } from './file-rows.ts';
import { decideAddVersion, decideArchive, decideCreate, decideRename, decideRestore } from './files.decide.ts';
import { filesPolicy, type OnAccount } from './files.policy.ts';

const mayChange = <Thing extends OnAccount>(actor: Actor, thing: Thing) => filesPolicy.change(actor, thing);

const fileForUpdate = ({ tx, actor, input }: Loading<{ fileId: FileId }>) =>
  fileWithLevel(tx, actor, input.fileId, 'locked');

const createFile = command({
  contract: contract.create,
  load: async ({ tx, actor, input }) => ({
    level: await levelOn(tx, actor, 'account', input.accountId),
    upload: await uploadForUse(tx, actor, input.accountId, input.uploadId),
  }),
  may: mayChange,
  decide: decideCreate,
});

const addVersion = command({
  contract: contract.addVersion,
  load: async (loading) => {
    const found = await fileForUpdate(loading);
    if (!found) return null;
    const { tx, actor, input } = loading;
    return { ...found, upload: await uploadForUse(tx, actor, found.file.accountId, input.uploadId) };
  },
  may: mayChange,
  decide: decideAddVersion,
});

const renameFile = command({ contract: contract.rename, load: fileForUpdate, may: mayChange, decide: decideRename });
const archiveFile = command({ contract: contract.archive, load: fileForUpdate, may: mayChange, decide: decideArchive });
const restoreFile = command({ contract: contract.restore, load: fileForUpdate, may: mayChange, decide: decideRestore });

export const fileCommands = [createFile, addVersion, renameFile, archiveFile, restoreFile];
