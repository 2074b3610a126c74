import { importPartBytes, imports, type ImportId } from '@baton/schema/imports';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ imports });

/** Sends files in parts of 1 MiB, in order, and tells how far it is; a part sent twice counts once. */
export const uploadFiles = async (
  importId: ImportId,
  files: readonly File[],
  onSent: (bytes: number) => void,
): Promise<void> => {
  let sent = 0;
  for (const file of files) {
    for (let part = 0; part === 0 || part * importPartBytes < file.size; part += 1) {
      const bytes = await file.slice(part * importPartBytes, (part + 1) * importPartBytes).arrayBuffer();
      await api.imports.addPart.call({ importId, file: file.name, part, content: base64(new Uint8Array(bytes)) });
      sent += bytes.byteLength;
      onSent(sent);
    }
  }
};

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  // A spread of a whole mebibyte would be too many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCodePoint(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};
