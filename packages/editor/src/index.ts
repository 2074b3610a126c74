export { carets, type CaretPerson } from './carets.ts';
export { cleanPaste } from './clean-paste.ts';
export { richText } from './rich-text.ts';
export { sharedText } from './shared-text.ts';
