import { TextSlots } from '@baton/editor';
import { includesLevel } from '@baton/schema/shared';
import { useCallback, useState, type ReactNode } from 'react';
import type * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { InsertDate } from '../insert/insert-date.tsx';
import { templateInserts, type Asked } from './blocks.ts';
import { Bubble } from './bubble.tsx';
import { EditorFoot } from './editor-foot.tsx';
import type { OwnBlocks } from './own-blocks.ts';
import { Sheet } from './sheet.tsx';
import { SlashMenu } from './slash-menu.tsx';
import { Toolbar } from './toolbar.tsx';
import { useNoteEditor, type NoteEditorOptions } from './use-note-editor.ts';

export interface TemplateTextProps extends Pick<NoteEditorOptions, 'variables'> {
  document: OpenLiveDocument;
  textOf: (doc: Y.Doc) => Y.XmlFragment;
  /** May it be written, as far as the record itself says? */
  open: boolean;
  label: string;
  placeholder: string;
  language: string;
  /** What stands at the place of the prices. */
  prices: ReactNode;
  own: readonly OwnBlocks[];
}

/** The text of a sheet that others will begin with: of no account yet, so that nobody is called in it and no file lies in it. */
export const TemplateText = ({ document, open, ...part }: TemplateTextProps) => {
  const { doc, level, save } = document.view;
  const writes = open && includesLevel(level, 'write') && save.kind !== 'cannot-save';
  return <OpenText {...part} document={document} editable={writes} key={`${doc.guid} ${String(writes)}`} />;
};

const OpenText = ({
  document,
  textOf,
  editable,
  prices,
  language,
  own,
  ...options
}: Omit<TemplateTextProps, 'open'> & { editable: boolean }) => {
  const { doc, awareness } = document.view;
  const [slots] = useState(() => new TextSlots());
  const [asked, setAsked] = useState<Asked | null>(null);
  const onAsk = useCallback((what: Asked) => setAsked(what), []);
  const { editor, menu, ask } = useNoteEditor({
    ...options,
    text: textOf(doc),
    awareness,
    editable,
    onAsk,
    onRecord: nowhere,
    prices: slots,
    language,
    inserts: templateInserts,
    own,
  });
  return (
    <>
      {editable && <Toolbar ask={ask} calling={false} editor={editor} inserts={templateInserts} own={own} />}
      <Sheet editor={editor} language={language} prices={prices} slots={slots} />
      {editable && (
        <>
          <Bubble editor={editor} />
          <SlashMenu editor={editor} menu={menu} />
          <InsertDate editor={editor} onClose={() => setAsked(null)} open={asked === 'date'} />
        </>
      )}
      <EditorFoot editor={editor} />
    </>
  );
};

/** Records in it are variables. */
const nowhere = (): void => {};
