import type { PlainNode } from '@baton/schema/rich-text';
import { createContext, useContext } from 'react';

/** Where a picture of what is shown can be had, by the name that it has there; null while it cannot. */
export const PictureAddresses = createContext<(picture: string) => string | null>(() => null);

/** A picture of a text as it is sent; its description stands for one that is not there. */
export const SentPicture = ({ attrs }: { attrs: NonNullable<PlainNode['attrs']> }) => {
  const addressOf = useContext(PictureAddresses);
  const alt = typeof attrs['alt'] === 'string' ? attrs['alt'] : '';
  const address = typeof attrs['picture'] === 'string' ? addressOf(attrs['picture']) : null;
  const width = Number(attrs['width']);
  return (
    <figure className="sent-picture">
      {address === null ? (
        <figcaption>{alt}</figcaption>
      ) : (
        <img alt={alt} src={address} {...(width > 0 && { width })} />
      )}
    </figure>
  );
};
