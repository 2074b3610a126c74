import { useEffect, useState } from 'react';

const pauseMs = 200;

/** A plain value that has stood for a moment, so that nothing is asked for at every key. */
export const useSettled = <Value>(of: Value): Value => {
  const text = JSON.stringify(of);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled) as Value;
};
