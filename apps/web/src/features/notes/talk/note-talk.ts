import type { NoteId } from '@baton/schema/shared';

/** A thread as far as a text draws it. */
interface DrawnThread {
  id: string;
  /** The note that it is on; marks of threads of other notes are not drawn. */
  noteId: string;
  open: boolean;
}

/** What a note asks of whoever keeps the talk about it. */
export interface NoteTalk {
  threads: readonly DrawnThread[];
  active: string | null;
  onPress: (thread: string) => void;
  /** The threads that have words in the note that is shown. */
  onAnchored: (noteId: NoteId, threads: ReadonlySet<string>) => void;
  onComment: (passage: { noteId: NoteId; from: string; to: string; quote: string }) => void;
}
