import type { PricingTable, Totals } from '@baton/schema/pricing';
import type { DeclineReason, ShownProposal } from '@baton/schema/proposals';
import { useRef, useState } from 'react';

import { DeclineForm, SignForm, type Signed } from './answer-forms.tsx';
import { momentText, useWords } from './customer-words.ts';
import { DrawnStrokes } from './drawn-name.tsx';
import { Sums, totalText } from './priced-lines.tsx';

interface AnswerProps {
  shown: ShownProposal;
  table: PricingTable;
  totals: Totals;
  busy: boolean;
  held: boolean;
  onSign: (signed: Signed) => void;
  onDecline: (said: { reason: DeclineReason; words: string }) => void;
}

/** Where a proposal is answered; once it is, what was answered. */
export const Answer = ({ shown, ...props }: AnswerProps) => {
  if (shown.answer) return <Given answer={shown.answer} />;
  return shown.open ? <Giving {...props} shown={shown} /> : null;
};

const Giving = ({ shown, table, totals, busy, held, onSign, onDecline }: AnswerProps) => {
  const spoken = useWords();
  const { answer } = spoken.words;
  const [way, setWay] = useState<'accept' | 'decline' | null>(null);
  const ways = useRef<HTMLDivElement>(null);
  const cancel = () => {
    ways.current?.querySelector<HTMLElement>(`[data-way="${way}"]`)?.focus();
    setWay(null);
  };
  const total = totalText(totals, table, spoken);
  return (
    <section aria-labelledby="answer" className="card" id="your-answer">
      <h2 id="answer">{answer.title}</h2>
      {totals.sums.length > 0 && (
        <>
          <h3>{answer.sums}</h3>
          <Sums sums={totals.sums} table={table} />
        </>
      )}
      <div className="ends" ref={ways}>
        {(['accept', 'decline'] as const).map((each) => (
          <button
            aria-expanded={way === each}
            className={each === 'accept' && way === null ? 'ink' : undefined}
            data-way={each}
            key={each}
            onClick={() => setWay(way === each ? null : each)}
            type="button"
          >
            {answer[each]}
          </button>
        ))}
      </div>
      {way === 'accept' && (
        <SignForm busy={busy} content={shown.content} held={held} onCancel={cancel} onSign={onSign} total={total} />
      )}
      {way === 'decline' && <DeclineForm busy={busy} held={held} onCancel={cancel} onDecline={onDecline} />}
    </section>
  );
};

const Given = ({ answer }: { answer: NonNullable<ShownProposal['answer']> }) => {
  const { words, language } = useWords();
  if (answer.kind === 'declined')
    return (
      <section aria-labelledby="answer" className="card">
        <h2 id="answer">{words.answer.title}</h2>
        <p>{words.states.declined(momentText(answer.at, language))}</p>
        <p>
          {words.answer.why}: {words.answer.reasons[answer.reason]}
        </p>
        {answer.words !== '' && <p className="said">{answer.words}</p>}
      </section>
    );
  const signed = words.states.accepted(answer.name, momentText(answer.at, language));
  return (
    <section aria-labelledby="answer" className="card">
      <h2 id="answer">{words.answer.how}</h2>
      <p>{signed}</p>
      {answer.consent && (
        <p className="small" lang={answer.consent.language}>
          {answer.consent.words}
        </p>
      )}
      {answer.signature.kind === 'typed' ? (
        <p className="typed-name">{answer.name}</p>
      ) : (
        <DrawnStrokes label={signed} strokes={answer.signature.strokes} />
      )}
    </section>
  );
};
