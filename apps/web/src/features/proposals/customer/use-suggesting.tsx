import { wordsOfLine, type ShownProposal } from '@baton/schema/proposals';
import { cloneElement, useState, type ReactNode } from 'react';

import type { DrawnLine } from '../print/sent-body.tsx';
import { useWords } from './customer-words.ts';
import { SuggestForm, type Suggesting } from './suggest-form.tsx';
import { Suggested } from './suggested.tsx';

interface SuggestingProps {
  shown: ShownProposal;
  /** Nothing can be sent just now. */
  held: boolean;
  /** True once it has arrived; until then the words stay where they were typed. */
  onSuggest: (said: Suggesting & { line: number }) => Promise<boolean>;
  onWithdraw: (suggestionId: string) => Promise<boolean>;
}

/** As much of a line as its button is called by. */
const longestName = 60;

/** How whoever is invited suggests: a switch, and then a button at every line. What was suggested shows without it, too. */
export const useSuggesting = ({ shown, held, onSuggest, onWithdraw }: SuggestingProps) => {
  const { words } = useWords();
  const [on, setOn] = useState(false);
  const [writing, setWriting] = useState<number | null>(null);
  const { content, invited, open: isOpen, suggestions } = shown;
  const may = invited && isOpen;
  /** The button of the line gets the focus back. */
  const leave = (line: number) => {
    setWriting(null);
    requestAnimationFrame(() => {
      const place = document.querySelector<HTMLElement>(`[data-line="${line}"]`);
      (place ?? document.querySelector<HTMLElement>('.suggest-switch button'))?.focus();
    });
  };
  const send = async (line: number, said: Suggesting) => {
    if (await onSuggest({ line, ...said })) leave(line);
  };
  const withdraw = async (line: number, suggestionId: string) => {
    if (!held && (await onWithdraw(suggestionId))) leave(line);
  };
  const lineWith = ({ line, node, element }: DrawnLine): ReactNode => {
    const ofLine = suggestions.filter((each) => each.version === content.version && each.line === line);
    const open = ofLine.find(({ state }) => state === 'open') ?? null;
    const formOpen = may && writing === line;
    // What the form writes on does not stand above it a second time.
    const told = ofLine.filter((each) => !formOpen || each !== open);
    const begin = (name: string, text: string) => (
      <button
        aria-label={name}
        className="suggest-line"
        data-line={line}
        onClick={() => setWriting(line)}
        type="button"
      >
        {text}
      </button>
    );
    const says = wordsOfLine(node).trim().slice(0, longestName) || words.suggest.empty;
    return (
      <>
        {open ? cloneElement(element, { className: 'has-suggestion' }) : element}
        {told.map((suggestion) => (
          <Suggested key={suggestion.id} suggestion={suggestion}>
            {suggestion === open && may && (
              <div className="ends print-none">
                {begin(`${words.suggest.change}: ${says}`, words.suggest.change)}
                <button aria-disabled={held} onClick={() => void withdraw(line, suggestion.id)} type="button">
                  {words.suggest.withdraw}
                </button>
              </div>
            )}
          </Suggested>
        ))}
        {formOpen && (
          <SuggestForm
            held={held}
            node={node}
            onCancel={() => leave(line)}
            onSend={(said) => void send(line, said)}
            open={open}
          />
        )}
        {may && on && !open && !formOpen && (
          <div className="print-none suggest-here">{begin(words.suggest.line(says), words.suggest.here)}</div>
        )}
      </>
    );
  };
  return { lineWith, switch: may ? <Switch on={on} onSwitch={setOn} seller={content.sellerName} /> : null };
};

const Switch = ({ on, seller, onSwitch }: { on: boolean; seller: string; onSwitch: (on: boolean) => void }) => {
  const { words, language } = useWords();
  return (
    <div className="suggest-switch print-none" lang={language}>
      <button aria-pressed={on} onClick={() => onSwitch(!on)} type="button">
        {on ? words.suggest.end : words.suggest.begin}
      </button>
      {on && <p className="small">{words.suggest.about(seller)}</p>}
    </div>
  );
};
