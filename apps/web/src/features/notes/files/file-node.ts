import { previewOf } from '@baton/schema/files';

/** What a note has to know of a file that the server keeps. */
export interface KeptFile {
  fileId: string;
  name: string;
  type: string;
}

/** What stands in a text for a file that the server keeps: a picture where it can be shown, otherwise a card. */
export const fileNode = ({ fileId, name, type }: KeptFile) =>
  previewOf(type) === 'picture'
    ? { type: 'image', attrs: { file: fileId, alt: altOf(name) } }
    : { type: 'file', attrs: { file: fileId, name } };

/** What a pasted picture is called says nothing about it. */
const altOf = (name: string): string => {
  const spoken = name.replace(/\.[^.\s]{1,12}$/u, '').replaceAll('_', ' ');
  return /^(image|capture|screenshot)$/i.test(spoken) ? '' : spoken;
};
