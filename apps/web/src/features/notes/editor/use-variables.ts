import { showVariables, textVariables, type ShownVariables } from '@baton/editor';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useState } from 'react';

/** Variables in a text that has them. Give the extension to the editor, and the editor to `useShownVariables`. */
export const useVariables = (shown: ShownVariables | undefined, locale: string) => {
  const [first] = useState(shown);
  return useMemo(() => (first ? [textVariables({ shown: first, locale })] : []), [first, locale]);
};

/** Keeps what is drawn what they stand for. */
export const useShownVariables = (editor: Editor, shown: ShownVariables | undefined): void =>
  useEffect(() => {
    if (shown) showVariables(editor, shown);
  }, [editor, shown]);
