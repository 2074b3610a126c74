import {
  carets,
  cleanPaste,
  drawnOnce,
  heldPlaces,
  ownIds,
  ownSelection,
  picturesIn,
  richText,
  sharedText,
  type ShownVariables,
  type TextSlots,
} from '@baton/editor';
import type { MemberId } from '@baton/schema/shared';
import { presenceColorsOf, presenceVar, showToast } from '@baton/ui';
import type { Extensions } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import { useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import { newId } from '#shared/api/id.ts';
import { useMembers } from '#shared/people/use-members.ts';
import { useNames } from '#shared/people/use-names.ts';

import { useShownFiles } from '../files/use-shown-files.ts';
import { recordOf, type RecordRef } from '../insert/record-ref.ts';
import type { AskedMention } from '../mentions/ask-form.tsx';
import { useAskText } from '../mentions/use-ask-text.ts';
import { useNameWords } from '../mentions/use-name-words.ts';
import { noteInserts, type Asked, type Asking, type Block } from './blocks.ts';
import { OfferState } from './offer.ts';
import { OwnOffer, type OwnBlocks } from './own-blocks.ts';
import { slash, type Slashed } from './slash.ts';
import { useShownVariables, useVariables } from './use-variables.ts';

export interface NoteEditorOptions {
  text: Y.XmlFragment;
  awareness: Awareness;
  editable: boolean;
  onRecord: (record: RecordRef) => void;
  onAsk?: (what: Asked) => void;
  /** A mention was pressed, or Enter on it. */
  onMention?: (mention: AskedMention) => void;
  /** Files were pasted or dropped at this place. */
  onFiles?: (files: readonly File[], at: number) => void;
  /** What else this editor can do. */
  more?: Extensions;
  focusFirst?: boolean | undefined;
  /** What this text is, where it is not a note's. */
  label?: string | undefined;
  placeholder?: string | undefined;
  /** Where the prices of this text are drawn, if it has any. */
  prices?: TextSlots | undefined;
  /** What it is written in, where that is not the language of the interface: its dates are told in it. */
  language?: string | undefined;
  /** What can be put into it; the same array for the same editor. */
  inserts?: readonly Block[] | undefined;
  /** What is offered beside that, by others. */
  own?: readonly OwnBlocks[] | undefined;
  /** What its variables stand for, where it has some. */
  variables?: ShownVariables | undefined;
}

const none: Extensions = [];
const nothing: readonly OwnBlocks[] = [];

/** Size of a paste in places of the text; what is larger does not fit one update. */
const largestPaste = 60_000;

/** The editor of one copy of a note; callers give each copy a component of its own. */
export const useNoteEditor = ({
  text,
  awareness,
  editable,
  onRecord,
  onAsk,
  onMention,
  onFiles,
  more = none,
  focusFirst,
  label,
  placeholder,
  prices,
  language,
  inserts = noteInserts,
  own: offered = nothing,
  variables,
}: NoteEditorOptions) => {
  const t = useTranslations('notes');
  const own = useLocale();
  const locale = language ?? own;
  const [menu] = useState(() => new OfferState<Slashed>());
  const who = usePeopleIn(awareness);
  const ask = useMemo<Asking>(() => (what) => onAsk?.(what), [onAsk]);
  const props = useEditorProps({ onRecord, onMention, onFiles });
  const names = useNames();
  const nameWords = useNameWords();
  const askText = useAskText();
  const shown = useShownFiles();
  const [offer] = useState(() => new OwnOffer());
  useEffect(() => offer.take(offered), [offer, offered]);
  const named = useVariables(variables, locale);
  const editor = useEditor(
    {
      extensions: [
        ...richText({ locale, taskLabel: t('task'), names, nameWords, askText, shown, prices }),
        ...sharedText(text),
        ownIds(newId),
        ownSelection(),
        heldPlaces(),
        ...named,
        ...more,
        carets(awareness, who),
        ...(editable
          ? [
              slash({
                menu,
                nameOf: (block) => t(`blocks.${block.id}`),
                ask,
                inserts: () => [...offer.all(), ...inserts],
              }),
            ]
          : []),
        Placeholder.configure({ placeholder: placeholder ?? t('placeholder') }),
      ],
      editable,
      onBeforeCreate: ({ editor: before }) => drawnOnce(before),
      autofocus: focusFirst === true ? 'end' : false,
      // Our style sheet comes with the chunk of the editor.
      injectCSS: false,
      editorProps: {
        ...props,
        attributes: {
          'aria-label': label ?? t('text'),
          'aria-multiline': 'true',
          'aria-readonly': String(!editable),
          class: 'note-text',
          role: 'textbox',
        },
      },
      shouldRerenderOnTransaction: false,
    },
    [text, locale],
  );
  useShownVariables(editor, variables);
  return { editor, menu, ask };
};

/** Who a caret belongs to, by member; answered by what was last read of the people, without a new editor for it. */
const usePeopleIn = (awareness: Awareness) => {
  const { byId } = useMembers();
  const people = useRef(byId);
  useEffect(() => {
    people.current = byId;
  }, [byId]);
  return useMemo(
    () => (member: string) => {
      const name = people.current.get(member as MemberId)?.name;
      if (name === undefined) return null;
      return { name, color: presenceVar(presenceColorsOf(othersIn(awareness)).get(member) ?? 8) };
    },
    [awareness],
  );
};

/** Everybody else who has this text open, so that two of them have the same colour only when there are many. */
const othersIn = (awareness: Awareness): string[] => [
  ...new Set(
    [...awareness.getStates()].flatMap(([client, state]) =>
      client !== awareness.clientID && typeof state['member'] === 'string' ? [state['member']] : [],
    ),
  ),
];

const useEditorProps = ({
  onRecord,
  onMention,
  onFiles,
}: Pick<NoteEditorOptions, 'onRecord' | 'onMention' | 'onFiles'>): EditorProps => {
  const t = useTranslations('notes.paste');
  return useMemo(
    () => ({
      transformPastedHTML: cleanPaste,
      handlePaste: (view, event, slice) => {
        // Word and Excel lay a picture of the text beside the text: then the text is meant.
        if (slice.size === 0 && hand(event.clipboardData, view.state.selection.to, onFiles)) return true;
        if (slice.size > largestPaste) {
          showToast({ id: 'note-paste', tone: 'danger', title: t('tooLarge') });
          return true;
        }
        const { kept, lost } = picturesIn(event.clipboardData?.getData('text/html') ?? '');
        if (lost > 0) showToast({ id: 'note-pictures', title: t('picturesLost', { count: lost }) });
        // Once the text itself stands there: below it.
        if (kept.length > 0 && onFiles)
          queueMicrotask(() => !view.isDestroyed && onFiles(kept, view.state.selection.to));
        return false;
      },
      handleDrop: (view, event) => {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size;
        if (!hand(event.dataTransfer, at, onFiles)) return false;
        event.preventDefault();
        return true;
      },
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        const chosen = event.key === 'Enter' && selection instanceof NodeSelection ? selection : null;
        return chosen !== null && chosen.node.type.name === 'mention' && ask(view, chosen.from, onMention);
      },
      handleClickOn: (view, _at, node, nodeAt, event, direct) => {
        if (direct && node.type.name === 'mention' && event.button === 0) return ask(view, nodeAt, onMention);
        const record = direct && node.type.name === 'record' && event.button === 0 ? recordOf(node.attrs) : null;
        if (record) onRecord(record);
        return record !== null;
      },
    }),
    [onRecord, onMention, onFiles, t],
  );
};

/** True when there were files, whether or not somebody takes them: the browser must not open them instead of the note. */
const hand = (data: DataTransfer | null, at: number, onFiles: NoteEditorOptions['onFiles']): boolean => {
  const files = [...(data?.files ?? [])];
  if (files.length > 0) onFiles?.(files, at);
  return files.length > 0;
};

/** Opens what can be asked with the mention at this place; readers ask nothing. */
const ask = (view: EditorView, at: number, onMention: NoteEditorOptions['onMention']): boolean => {
  const anchor = view.nodeDOM(at);
  if (onMention === undefined || !view.editable || !(anchor instanceof HTMLElement)) return false;
  onMention({ at, anchor });
  return true;
};
