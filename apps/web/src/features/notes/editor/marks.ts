import type { Editor } from '@tiptap/core';
import { Bold, Code, Highlighter, Italic, Strikethrough, Underline, type LucideIcon } from 'lucide-react';

/** How letters can look; the same list serves the toolbar and the bubble. */
export const looks = [
  { id: 'bold', icon: Bold, keys: 'Mod+B' },
  { id: 'italic', icon: Italic, keys: 'Mod+I' },
  { id: 'underline', icon: Underline, keys: 'Mod+U' },
  { id: 'strike', icon: Strikethrough, keys: 'Mod+Shift+S' },
  { id: 'code', icon: Code, keys: 'Mod+E' },
  { id: 'highlight', icon: Highlighter, keys: 'Mod+Shift+H' },
] as const satisfies { id: string; icon: LucideIcon; keys: string }[];
export type Look = (typeof looks)[number]['id'];

export const toggleLook = (editor: Editor, look: Look): void => void editor.chain().focus().toggleMark(look).run();

/** Which of them the selected letters have. */
export const activeLooks = (editor: Editor): readonly Look[] =>
  looks.filter(({ id }) => editor.isActive(id)).map(({ id }) => id);
