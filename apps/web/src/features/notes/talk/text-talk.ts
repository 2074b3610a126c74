/** A thread as far as a text draws it. */
interface DrawnThread {
  id: string;
  /** The note or proposal that it is on; marks of threads of other texts are not drawn. */
  textId: string;
  open: boolean;
}

/** What a text asks of whoever keeps the talk about it. */
export interface TextTalk {
  threads: readonly DrawnThread[];
  active: string | null;
  onPress: (thread: string) => void;
  /** The threads that have words in the text that is shown. */
  onAnchored: (textId: string, threads: ReadonlySet<string>) => void;
  onComment: (passage: { textId: string; from: string; to: string; quote: string }) => void;
}
