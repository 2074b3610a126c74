import { richTextVersion } from '../rich-text/rich-text.ts';

/** Version of a note's document; older clients are refused before they mount an editor. */
export const noteShape = richTextVersion;

export const noteTitleLength = 200;

/** What a new note begins with: nothing, or the usual headings for accounts of its kind. */
export const noteTemplates = ['blank', 'usual'] as const;
