import { useEffect, useState } from 'react';

/** The value once it has rested for a moment: a slider passes many that nobody wants to see. */
export const useRested = (value: number, ms = 120): number => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
};
