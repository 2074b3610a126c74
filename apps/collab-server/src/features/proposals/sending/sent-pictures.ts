import { filesIn, picturesIn, type FilesInText, type PictureNames, type SentPicture } from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';

import type { Actor } from '#platform/access/actor.ts';
import type { Tx } from '#platform/scope/scope.ts';

import { fileNames, picturesAt } from '../../files/reads.ts';
import type { ProposalRow } from '../proposal-rows.ts';

/** Rule PP30. The pictures of a text that go along with it: those among the files of its own account, as they are now. */
export const sentPictures = async (
  tx: Tx,
  { workspace, account }: Pick<ProposalRow, 'workspace' | 'account'>,
  { body, keep = false }: { body: readonly PlainNode[]; keep?: boolean },
): Promise<{ pictures: SentPicture[]; pictureOf: PictureNames }> => {
  const found = await picturesAt(tx, { workspace, account }, { ids: picturesIn(body), keep });
  const pictures = found.map(({ sha256, ...picture }) => ({ picture: sha256, ...picture }));
  const names = new Map(pictures.map(({ file, picture }) => [file, picture]));
  return { pictures, pictureOf: (file) => names.get(file) ?? null };
};

/** Rule PP42. What is known of every file that a text shows when these of its pictures go along. */
export const filesShown = async (
  tx: Tx,
  actor: Actor,
  { body, pictures }: { body: readonly PlainNode[]; pictures: readonly SentPicture[] },
): Promise<FilesInText> => {
  const types = new Map(pictures.map(({ file, type }) => [file, type]));
  const ids = filesIn(body);
  const names = await fileNames(tx, actor, ids);
  return new Map(ids.map((id) => [id, { name: names.get(id) ?? null, picture: types.get(id) ?? null }]));
};
