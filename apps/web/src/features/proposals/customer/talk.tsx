import type { ShownProposal } from '@baton/schema/proposals';
import { useState, type FormEvent, type KeyboardEvent } from 'react';

import { Field } from './answer-forms.tsx';
import { momentText, useWords } from './customer-words.ts';

interface TalkProps {
  shown: ShownProposal;
  busy: boolean;
  held: boolean;
  /** True once it has arrived; until then the words stay where they were typed. */
  onSay: (words: string) => Promise<boolean>;
}

/** What the customer and the seller say to each other about a proposal. */
export const Talk = ({ shown: { content, messages }, busy, held, onSay }: TalkProps) => {
  const { words, language } = useWords();
  const [text, setText] = useState('');
  const [sent, setSent] = useState(false);
  const send = async () => {
    if (busy || held || text.trim() === '') return;
    const arrived = await onSay(text.trim());
    if (!arrived) return;
    setText('');
    setSent(true);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <section aria-labelledby="talk" className="card talk">
      <h2 id="talk">{words.talk.title}</h2>
      {messages.length === 0 && <p className="small">{words.talk.none}</p>}
      <ol>
        {messages.map(({ id, by, name, at, quote, words: said }) => (
          <li className={by} key={id}>
            <p className="small">
              <strong>{by === 'customer' ? words.talk.you : name}</strong>{' '}
              <time dateTime={at}>{momentText(at, language)}</time>
            </p>
            {quote !== null && <blockquote className="small">{quote}</blockquote>}
            <p className="said">{said}</p>
          </li>
        ))}
      </ol>
      <form onSubmit={submit}>
        <Field label={words.talk.words} wrong={null}>
          {(ids) => (
            <textarea
              {...ids}
              maxLength={4_000}
              onChange={({ target }) => {
                setText(target.value);
                setSent(false);
              }}
              onKeyDown={key}
              rows={3}
              value={text}
            />
          )}
        </Field>
        <div className="ends">
          <button aria-disabled={busy || held || text.trim() === ''} type="submit">
            {words.talk.send(content.sellerName)}
          </button>
          <output className="small">{sent ? words.talk.sent : ''}</output>
        </div>
      </form>
    </section>
  );
};
