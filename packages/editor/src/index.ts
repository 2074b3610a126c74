export { richText } from './rich-text.ts';
export { personalUndo, sharedText } from './shared-text.ts';
