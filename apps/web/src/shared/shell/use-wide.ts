import { useEffect, useState } from 'react';

const besideText = '(width >= 1280px)';

/** Is there room for something beside a text? */
export const useWide = (): boolean => {
  const [wide, setWide] = useState(() => matchMedia(besideText).matches);
  useEffect(() => {
    const media = matchMedia(besideText);
    const look = () => setWide(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return wide;
};
