import { useEffect, useState } from 'react';

/** The value once it has not changed for so many milliseconds; an empty text counts at once. */
export const useSettled = (value: string, afterMs: number): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return value === '' ? '' : settled;
};
