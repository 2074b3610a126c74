import { totalsOf } from '@baton/schema/pricing';
import { sentTable, type ShownProposal } from '@baton/schema/proposals';
import { useEffect, useMemo, useRef, useState } from 'react';

import { PrintInstead } from '../print/print-instead.tsx';
import { SentBody } from '../print/sent-body.tsx';
import { PictureAddresses } from '../print/sent-picture.tsx';
import { Answer } from './answer.tsx';
import { askDoor, type Answered, type Failure } from './customer-api.ts';
import { dayText, momentText, useWords } from './customer-words.ts';
import { PricedLines, totalText } from './priced-lines.tsx';
import { ReadingChoice } from './reading-choice.tsx';
import { EarlierSuggestions } from './suggested.tsx';
import { sentChoicesOf, takenAtFirst } from './taken-lines.ts';
import { Talk } from './talk.tsx';
import { useConnected } from './use-connected.ts';
import { usePictures } from './use-pictures.ts';
import { useSuggesting } from './use-suggesting.tsx';

interface ShownPageProps {
  token: string;
  shown: ShownProposal;
  onShown: (shown: ShownProposal) => void;
}

/** A proposal for whoever it was sent to: read, priced as they choose, asked about and answered. */
export const ShownPage = ({ token, shown, onShown }: ShownPageProps) => {
  const { content, open } = shown;
  const spoken = useWords();
  const connected = useConnected();
  const sheet = useRef<HTMLElement>(null);
  const addressOf = usePictures(token, content, connected);
  const table = useMemo(() => sentTable(content), [content]);
  const [taken, setTaken] = useState(() => takenAtFirst(shown.answer));
  const totals = useMemo(() => totalsOf(table, taken), [table, taken]);
  const { busy, failure, done } = useDoors(onShown, token);
  const suggesting = useSuggesting({
    shown,
    held: busy || !connected,
    onSuggest: (said) => done(askDoor('suggest', token, said)),
    onWithdraw: (suggestionId) => done(askDoor('withdraw', token, { suggestionId })),
  });
  const total = totalText(totals, table, spoken);
  const prices = <PricedLines onTake={open && !busy ? setTaken : null} table={table} taken={taken} totals={totals} />;
  return (
    <PictureAddresses.Provider value={addressOf}>
      <PrintInstead paperNow={() => ({ content, ...shown.paper })} />
      <State connected={connected} failure={failure} shown={shown} />
      <article className="sheet" lang={content.language} ref={sheet}>
        <About shown={shown} />
        {suggesting.switch}
        <SentBody content={content} lineWith={suggesting.lineWith} prices={prices} />
      </article>
      <output aria-live="polite" className="heard">
        {total === '' ? '' : spoken.words.prices.totalNow(total)}
      </output>
      <Answer
        busy={busy}
        held={!connected}
        onDecline={(said) => void done(askDoor('decline', token, said))}
        onSign={(signed) =>
          void done(askDoor('accept', token, { ...signed, consent: true, choices: sentChoicesOf(table, taken) }))
        }
        shown={shown}
        table={table}
        totals={totals}
      />
      <Talk busy={busy} held={!connected} onSay={(words) => done(askDoor('comment', token, { words }))} shown={shown} />
      <EarlierSuggestions shown={shown} />
      <ReadingChoice sheet={sheet} token={token} watched={shown.watched} />
      {open && (
        <footer className="bar-below">
          <span>{total}</span>
          <a className="ink" href="#your-answer">
            {spoken.words.answer.goTo}
          </a>
        </footer>
      )}
    </PictureAddresses.Provider>
  );
};

/** One thing is done at a time; what cannot be answered any more is read again as it stands now. */
const useDoors = (onShown: (shown: ShownProposal) => void, token: string) => {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const done = async (asked: Promise<Answered>): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    const answered = await asked;
    const failed = 'failure' in answered ? answered.failure : null;
    const isStale = failed === 'not-open' || failed === 'suggestion-not-open';
    const now = isStale ? await askDoor('read', token, {}) : answered;
    if ('shown' in now) onShown(now.shown);
    setFailure(failed);
    setBusy(false);
    return failed === null;
  };
  return { busy, failure, done };
};

/** What became of the proposal, and of what was just tried; it takes the focus when it changes. */
const State = ({
  shown: { state, answer },
  failure,
  connected,
}: {
  shown: ShownProposal;
  failure: Failure | null;
  connected: boolean;
}) => {
  const { words, language } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const before = useRef({ state, failure });
  useEffect(() => {
    const was = before.current;
    before.current = { state, failure };
    if (was.state !== state || (failure !== null && was.failure !== failure)) place.current?.focus();
  }, [state, failure]);
  return (
    <div className="states" ref={place} role="status" tabIndex={-1}>
      {!connected && <p className="state warning">{words.states.offline}</p>}
      {failure && <p className="state danger">{words.failed[failure]}</p>}
      {answer?.kind === 'accepted' && (
        <p className="state success">{words.states.accepted(answer.name, momentText(answer.at, language))}</p>
      )}
      {answer?.kind === 'declined' && (
        <p className="state warning">{words.states.declined(momentText(answer.at, language))}</p>
      )}
      {state === 'expired' && <p className="state warning">{words.states.expired}</p>}
      {state === 'replaced' && <p className="state warning">{words.states.replaced}</p>}
    </div>
  );
};

/** Whose it is, for whom and until when. */
const About = ({ shown: { content, alternatives } }: { shown: ShownProposal }) => {
  const { words, language } = useWords();
  const { about } = words;
  return (
    <header lang={language}>
      <p className="small">
        {content.number} · {about.version(content.version)}
      </p>
      <h1 lang={content.language}>{content.title}</h1>
      <dl className="about">
        <div>
          <dt>{about.for}</dt>
          <dd>
            {content.contactName}, {content.accountName}
          </dd>
        </div>
        <div>
          <dt>{about.from}</dt>
          <dd>
            {content.sellerName}, {content.workspaceName}
          </dd>
        </div>
        <div>
          <dt>{about.until}</dt>
          <dd>{dayText(content.validUntil, language)}</dd>
        </div>
        {alternatives.length > 0 && (
          <div>
            <dt>{about.alternatives}</dt>
            <dd>{alternatives.map(({ number, title }) => `${number} ${title}`).join(', ')}</dd>
          </div>
        )}
      </dl>
    </header>
  );
};
