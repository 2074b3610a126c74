import { LoaderCircle } from 'lucide-react';

/** Turns after 400 ms, so that quick work shows nothing. Decorative: the busy control carries `aria-busy`. */
export const Spinner = ({ size = 16 }: { size?: number }) => (
  <LoaderCircle aria-hidden className="busy-late shrink-0" size={size} strokeWidth={1.75} />
);
