export { carets, type CaretPerson } from './carets.ts';
export { cleanPaste } from './clean-paste.ts';
export type { NamesInText } from './nodes.ts';
export { ownIds } from './own-ids.ts';
export { passageOf, type SelectedPassage } from './passage.ts';
export { richText } from './rich-text.ts';
export { sharedText } from './shared-text.ts';
export { scrollToThread, showThreads, threadMarks, type ShownThreads } from './thread-marks.ts';
