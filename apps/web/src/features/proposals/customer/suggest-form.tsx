import { wordsOfLine, type CustomerSuggestion } from '@baton/schema/proposals';
import type { PlainNode } from '@baton/schema/rich-text';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';

import { Field } from './answer-forms.tsx';
import { useWords } from './customer-words.ts';
import { ChangedWords } from './suggested.tsx';

export interface Suggesting {
  words: string;
  why: string;
}

interface SuggestFormProps {
  node: PlainNode;
  /** What they have suggested of it already, to be written on. */
  open: CustomerSuggestion | null;
  held: boolean;
  onSend: (said: Suggesting) => void;
  onCancel: () => void;
}

/** What a line should say instead, and why; with what that changes, as it is typed. */
export const SuggestForm = ({ node, open, held, onSend, onCancel }: SuggestFormProps) => {
  const { words, language } = useWords();
  const before = wordsOfLine(node);
  const [after, setAfter] = useState(open?.after ?? before);
  const [why, setWhy] = useState(open?.why ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  const same = after === before;
  const send = () => {
    if (!same && !held) onSend({ words: after, why: why.trim() });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onCancel();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the whole form
    <form className="suggest print-none" lang={language} onKeyDown={key} onSubmit={submit} ref={form}>
      <Field label={words.suggest.words} wrong={null}>
        {(ids) => (
          <textarea
            {...ids}
            maxLength={20_000}
            onChange={({ target }) => setAfter(target.value)}
            rows={Math.min(12, 2 + Math.ceil(after.length / 60))}
            value={after}
          />
        )}
      </Field>
      <p className="small">{same ? words.suggest.same : words.suggest.preview}</p>
      {!same && (
        <p className="said">
          <ChangedWords after={after} before={before} />
        </p>
      )}
      <Field label={words.suggest.why} wrong={null}>
        {(ids) => (
          <textarea {...ids} maxLength={4_000} onChange={({ target }) => setWhy(target.value)} rows={2} value={why} />
        )}
      </Field>
      <div className="ends">
        <button aria-disabled={held || same} className="ink" type="submit">
          {words.suggest.send}
        </button>
        <button onClick={onCancel} type="button">
          {words.answer.cancel}
        </button>
      </div>
    </form>
  );
};
