import { richTextVersion } from '../rich-text/rich-text.ts';

/** Version of a brief's document; older clients are refused before they mount an editor. */
export const briefShape = richTextVersion;

/** The name of the text of a written item inside the document. */
export const itemRoot = (id: string): string => `item:${id}`;
