import {
  consentSentence,
  declineReasons,
  type ConsentGiven,
  type DeclineReason,
  type SentContent,
  type Signature,
} from '@baton/schema/proposals';
import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';

import { useWords } from './customer-words.ts';
import { DrawnName, type Strokes } from './drawn-name.tsx';

/** As long as a name may be. */
const longestName = 100;

interface FormProps {
  busy: boolean;
  /** Nothing can be sent just now. */
  held: boolean;
  onCancel: () => void;
}

/** What whoever signs gives, and the sentence that they said yes to. */
export interface Signed {
  name: string;
  signature: Signature;
  consentTo: ConsentGiven;
}

interface SignFormProps extends FormProps {
  content: SentContent;
  total: string;
  onSign: (signed: Signed) => void;
}

/** A name, typed or drawn, and that it is meant as a signature. */
export const SignForm = ({ content, total, busy, held, onSign, onCancel }: SignFormProps) => {
  const { words, language } = useWords();
  const consentTo = { language, words: consentSentence(language, content) };
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Signature['kind']>('typed');
  const [strokes, setStrokes] = useState<Strokes>([]);
  const [consent, setConsent] = useState(false);
  const [tried, setTried] = useState(false);
  const said = words.answer;
  const wrong = {
    name: name.trim() === '' ? said.nameMissing : null,
    drawn: kind === 'drawn' && strokes.length === 0 ? said.drawnMissing : null,
    consent: consent ? null : said.consentMissing,
  };
  const sign = (event: FormEvent) => {
    event.preventDefault();
    if (busy || held) return;
    setTried(true);
    const [first] = Object.entries(wrong).flatMap(([part, text]) => (text === null ? [] : [part]));
    if (first) form.current?.querySelector<HTMLElement>(`[data-part="${first}"]`)?.focus();
    else onSign({ name: name.trim(), signature: kind === 'typed' ? { kind } : { kind, strokes }, consentTo });
  };
  return (
    <form aria-label={said.accept} noValidate onSubmit={sign} ref={form}>
      <Field label={said.name} wrong={tried ? wrong.name : null}>
        {(ids) => (
          <input
            {...ids}
            autoComplete="name"
            data-part="name"
            maxLength={longestName}
            onChange={({ target }) => setName(target.value)}
            required
            value={name}
          />
        )}
      </Field>
      <SignatureField
        kind={kind}
        name={name.trim()}
        onKind={setKind}
        onStrokes={setStrokes}
        strokes={strokes}
        wrong={tried ? wrong.drawn : null}
      />
      <Field after label={consentTo.words} wrong={tried ? wrong.consent : null}>
        {(ids) => (
          <input
            {...ids}
            checked={consent}
            data-part="consent"
            onChange={({ target }) => setConsent(target.checked)}
            required
            type="checkbox"
          />
        )}
      </Field>
      <p className="small">{said.kept}</p>
      <Ends busy={busy} held={held} onCancel={onCancel}>
        {total === '' ? said.accept : said.acceptFor(total)}
      </Ends>
    </form>
  );
};

interface SignatureFieldProps {
  name: string;
  kind: Signature['kind'];
  onKind: (kind: Signature['kind']) => void;
  strokes: Strokes;
  onStrokes: (strokes: Strokes) => void;
  wrong: string | null;
}

const SignatureField = ({ name, kind, onKind, strokes, onStrokes, wrong }: SignatureFieldProps) => {
  const said = useWords().words.answer;
  return (
    <fieldset>
      <legend>{said.how}</legend>
      {(['typed', 'drawn'] as const).map((each) => (
        <label className="option" key={each}>
          <input
            checked={kind === each}
            data-part={each === 'drawn' ? 'drawn' : undefined}
            name="how"
            onChange={() => onKind(each)}
            type="radio"
          />
          {said[each]}
        </label>
      ))}
      {kind === 'typed' && name !== '' && <p className="typed-name">{name}</p>}
      {kind === 'drawn' && (
        <>
          <DrawnName label={said.field} onChange={onStrokes} strokes={strokes} />
          <button className="quiet" disabled={strokes.length === 0} onClick={() => onStrokes([])} type="button">
            {said.clear}
          </button>
        </>
      )}
      <Wrong text={wrong} />
    </fieldset>
  );
};

const Wrong = ({ text, id }: { text: string | null; id?: string }) =>
  text === null ? null : (
    <p className="wrong" id={id} role="alert">
      {text}
    </p>
  );

interface DeclineFormProps extends FormProps {
  onDecline: (said: { reason: DeclineReason; words: string }) => void;
}

export const DeclineForm = ({ busy, held, onDecline, onCancel }: DeclineFormProps) => {
  const { words } = useWords();
  const first = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const said = words.answer;
  const decline = (event: FormEvent) => {
    event.preventDefault();
    if (busy || held) return;
    setTried(true);
    if (reason === null) first.current?.focus();
    else onDecline({ reason, words: text });
  };
  return (
    <form aria-label={said.decline} noValidate onSubmit={decline}>
      <fieldset>
        <legend>{said.reason}</legend>
        {declineReasons.map((each, at) => (
          <label className="option" key={each}>
            <input
              checked={reason === each}
              name="reason"
              onChange={() => setReason(each)}
              ref={at === 0 ? first : undefined}
              type="radio"
            />
            {said.reasons[each]}
          </label>
        ))}
        <Wrong text={tried && reason === null ? said.reasonMissing : null} />
      </fieldset>
      <Field label={said.words} wrong={null}>
        {(ids) => (
          <textarea {...ids} maxLength={4_000} onChange={({ target }) => setText(target.value)} rows={3} value={text} />
        )}
      </Field>
      <Ends busy={busy} held={held} onCancel={onCancel}>
        {said.decline}
      </Ends>
    </form>
  );
};

const Ends = ({ busy, held, onCancel, children }: FormProps & { children: ReactNode }) => {
  const { words } = useWords();
  return (
    <div className="ends">
      {/* Held or busy it keeps the focus, so that nobody who uses keys is thrown to the top. */}
      <button aria-disabled={busy || held} className="ink" type="submit">
        {busy ? words.answer.sending : children}
      </button>
      <button onClick={onCancel} type="button">
        {words.answer.cancel}
      </button>
    </div>
  );
};

interface FieldProps {
  label: string;
  wrong: string | null;
  /** The label stands behind what it names. */
  after?: boolean;
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** A control with its label and what is wrong with it. */
export const Field = ({ label, wrong, after = false, children }: FieldProps) => {
  const id = useId();
  const about = `${id}-wrong`;
  const control = children({ id, ...(wrong === null ? {} : { 'aria-describedby': about, 'aria-invalid': true }) });
  return (
    <div className={after ? 'field field-after' : 'field'}>
      {after && control}
      <label htmlFor={id}>{label}</label>
      {!after && control}
      <Wrong id={about} text={wrong} />
    </div>
  );
};
