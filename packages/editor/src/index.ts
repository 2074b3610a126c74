export { carets, type CaretPerson } from './carets.ts';
export { cleanPaste } from './clean-paste.ts';
export { drawnOnce } from './drawn-once.ts';
export type { FileInText, FilesInText, ShownFiles } from './file-views.ts';
export { heldPlaces, holdPlace, keptPlace, placeFor, placeOfKept, releasePlace } from './held-places.ts';
export type { NamesInText, NameWords } from './nodes.ts';
export { ownIds } from './own-ids.ts';
export { ownSelection } from './own-selection.ts';
export { passageOf, suggestibleIn, type SelectedPassage } from './passage.ts';
export { pointedPlace, pointTo, type IsPointed } from './pointed-place.ts';
export { picturesIn } from './pasted-pictures.ts';
export { richText } from './rich-text.ts';
export { beginStep, sharedText } from './shared-text.ts';
export { showTask } from './show-task.ts';
export type { Verdict } from './suggest/judged.ts';
export { suggestionsOf, type Suggestion } from './suggest/pieces.ts';
export {
  goToSuggestion,
  judgeSuggestions,
  setSuggesting,
  showSuggestion,
  suggesting,
  suggestionAt,
  type SuggesterLook,
} from './suggest/suggesting.ts';
export { TextSlots } from './text-slots.ts';
export { showVariables, textVariables, type ShownVariables, type VariableLook } from './text-variables.ts';
export { scrollToThread, showThreads, threadMarks, type ShownThreads } from './thread-marks.ts';
