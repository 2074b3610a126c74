import { useState, type RefObject } from 'react';

import { sayRead } from './customer-api.ts';
import { useWords } from './customer-words.ts';
import { useReadingTime } from './use-reading-time.ts';

interface ReadingChoiceProps {
  token: string;
  /** As the page was read. */
  watched: boolean;
  sheet: RefObject<HTMLElement | null>;
}

/** Says that reading is counted, where it is, and lets the reader end that. Nothing where nobody counts. */
export const ReadingChoice = ({ token, watched: atFirst, sheet }: ReadingChoiceProps) => {
  const { words } = useWords();
  const [watched, setWatched] = useState(atFirst);
  const [busy, setBusy] = useState(false);
  useReadingTime(sheet, token, watched);
  if (!atFirst) return null;
  const choose = async () => {
    setBusy(true);
    const now = await sayRead(token, { watch: !watched });
    if (now !== null) setWatched(now);
    setBusy(false);
  };
  return (
    <p className="small reading">
      <output>{watched ? words.reading.counted : words.reading.notCounted}</output>{' '}
      <button aria-disabled={busy} className="quiet" onClick={() => void (busy || choose())} type="button">
        {watched ? words.reading.stop : words.reading.allow}
      </button>
    </p>
  );
};
