import { paperMargins, spokenOn, type Paper } from '@baton/schema/proposals/paper';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal, flushSync } from 'react-dom';

import { marginsCss } from './margins-css.ts';
import { PrintedPaper } from './printed-paper.tsx';

interface PrintInsteadProps {
  /** Asked at the moment of printing; null where there is nothing to print yet. */
  paperNow: () => Paper | null;
  /** What is printed then: a page that shows a part of a proposal must not pass for it. */
  otherwise?: ReactNode;
}

/**
 * Rule PP26. Whatever way somebody prints the page, a paper stands in its place: the page itself has the rows that are in
 * sight, and its own bars. It is made as the browser asks, which does not wait for anything.
 */
export const PrintInstead = ({ paperNow, otherwise }: PrintInsteadProps) => {
  const latest = useRef(paperNow);
  useEffect(() => {
    latest.current = paperNow;
  });
  const [printing, setPrinting] = useState<{ paper: Paper | null } | null>(null);
  useEffect(() => {
    const margins = new CSSStyleSheet();
    const before = () => {
      const paper = latest.current();
      margins.replaceSync(paper ? marginsCss(paperMargins(paper, spokenOn(paper)), spokenOn(paper).words.page) : '');
      document.adoptedStyleSheets.push(margins);
      flushSync(() => setPrinting({ paper }));
    };
    const after = () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margins);
      setPrinting(null);
    };
    globalThis.addEventListener('beforeprint', before);
    globalThis.addEventListener('afterprint', after);
    return () => {
      globalThis.removeEventListener('beforeprint', before);
      globalThis.removeEventListener('afterprint', after);
      after();
    };
  }, []);
  if (printing === null) return null;
  const { paper } = printing;
  return createPortal(
    <div className="printed">{paper ? <PrintedPaper paper={paper} /> : <p>{otherwise}</p>}</div>,
    document.body,
  );
};
