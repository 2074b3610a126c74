import { useEffect, useState } from 'react';

import { askPicture } from './customer-api.ts';
import { useConnected } from './use-connected.ts';

interface SheetPictureProps {
  token: string;
  picture: string;
  alt: string;
  /** In pixels; null for as wide as it is. */
  width: number | null;
}

/** A picture of what was sent. Where it cannot be had, its description stands for it; it is tried again with the next network. */
export const SheetPicture = ({ token, picture, alt, width }: SheetPictureProps) => {
  const connected = useConnected();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (address !== null || !connected) return;
    let left = false;
    const show = async () => {
      const found = await askPicture(token, picture);
      if (found && !left) setAddress(URL.createObjectURL(found));
    };
    void show();
    return () => {
      left = true;
    };
  }, [address, connected, token, picture]);
  return (
    <figure className="sheet-picture">
      {address === null ? (
        <figcaption>{alt}</figcaption>
      ) : (
        <img alt={alt} src={address} {...(width !== null && { width })} />
      )}
    </figure>
  );
};
