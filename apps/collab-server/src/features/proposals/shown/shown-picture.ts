import { shownProposals as contract } from '@baton/schema/proposals';

import { door } from '#platform/command/door.ts';
import type { FileStorage } from '#platform/files/file-storage.port.ts';

import { bytesOfPicture } from '../paper/picture-bytes.ts';
import { underLink } from './under-link.ts';

/** Rule PP30. A picture of the version that a link leads to, by the name that it has there. */
export const pictureOfShown = (storage: FileStorage) =>
  door({
    contract: contract.picture,
    who: 'anyone',
    handle: async (call) => {
      const found = await underLink(
        call,
        async ({ workspace, version: { pictures } }) => {
          const picture = pictures.find(({ picture: name }) => name === call.input.picture);
          return picture ? { workspace, picture } : null;
        },
        'pictures',
      );
      if (!found) return null;
      const bytes = await bytesOfPicture(storage, found.workspace, found.picture);
      return new File([Buffer.from(bytes)], found.picture.picture, { type: found.picture.type });
    },
  });
