import { partsOf } from '@baton/schema/rich-text';

import { useNameOf } from './use-names.ts';

/** A line of plain text; who and what it names by id is told as far as the reader may know. */
export const TextWithNames = ({ text }: { text: string }) => {
  const nameOf = useNameOf();
  return partsOf(text).map((part, at) =>
    typeof part === 'string' ? (
      part
    ) : (
      // Parts of one text never change places.
      // oxlint-disable-next-line react/no-array-index-key
      <span className="rounded-chip bg-accent-soft px-1 text-accent" key={at}>
        {part.sign === '@' && '@'}
        {nameOf(part.kind, part.id) ?? '—'}
      </span>
    ),
  );
};
