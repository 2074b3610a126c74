import { useEffect, useRef, type RefObject } from 'react';

import { sayRead } from './customer-api.ts';
import { sayable, sectionInFront } from './reading-time.ts';

const second = 1_000;
/** How often it is said what was read, in seconds. */
const every = 30;

/** Counts while somebody looks at the page how long each part is in front of them, as far as they let it be counted. */
export const useReadingTime = (sheet: RefObject<HTMLElement | null>, token: string, watched: boolean): void => {
  const counted = useRef(new Map<number, number>());
  useEffect(() => {
    if (!watched) return counted.current.clear();
    let since = 0;
    const say = () => {
      since = 0;
      const { said, rest } = sayable(counted.current);
      counted.current = rest;
      if (said.length > 0) void sayRead(token, { sections: said });
    };
    const count = () => {
      if (document.hidden || sheet.current === null) return;
      const section = inFrontOf(sheet.current);
      if (section !== null) counted.current.set(section, (counted.current.get(section) ?? 0) + 1);
      since += 1;
      if (since >= every) say();
    };
    const timer = setInterval(count, second);
    const leave = () => document.hidden && say();
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', leave);
    };
  }, [sheet, token, watched]);
};

/** Parts begin at the headings of the outermost level, as the server tells them apart. */
const inFrontOf = (sheet: HTMLElement): number | null => {
  const { top, bottom } = sheet.getBoundingClientRect();
  const headings = sheet.querySelectorAll(':scope > :is(h2, h3, h4)');
  const starts = [...headings].map((heading) => heading.getBoundingClientRect().top);
  return sectionInFront([top, ...starts], bottom, innerHeight);
};
