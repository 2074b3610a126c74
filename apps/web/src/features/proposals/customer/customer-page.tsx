import { proposalLanguages, type ProposalLanguage, type ShownProposal } from '@baton/schema/proposals';
import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';

import { askDoor, askPaper, type Answered } from './customer-api.ts';
import { browserLanguage, LanguageContext, languageNames, useWords, wordsIn } from './customer-words.ts';
import { ShownPage } from './shown-page.tsx';

/** The page of a link: what it leads to, or one and the same words for every link that leads nowhere. */
export const CustomerPage = ({ token }: { token: string }) => {
  const [read, setRead] = useState<Answered | null>(null);
  const [chosen, setChosen] = useState<ProposalLanguage | null>(null);
  const shown = read && 'shown' in read ? read.shown : null;
  const language = chosen ?? shown?.content.language ?? browserLanguage();
  const spoken = useMemo(() => ({ words: wordsIn[language], language }), [language]);
  const open = useCallback(() => askDoor('read', token, {}).then(setRead), [token]);
  useEffect(() => void open(), [open]);
  const again = () => {
    setRead(null);
    void open();
  };
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (shown) document.title = `${shown.content.title} · ${shown.content.workspaceName}`;
  }, [shown]);
  return (
    <LanguageContext.Provider value={spoken}>
      <Top company={shown?.content.workspaceName ?? ''} onChoose={setChosen} shown={shown} token={token} />
      <main>
        <Content onAgain={again} onShown={(next) => setRead({ shown: next })} read={read} token={token} />
      </main>
    </LanguageContext.Provider>
  );
};

interface ContentProps {
  read: Answered | null;
  token: string;
  onShown: (shown: ShownProposal) => void;
  onAgain: () => void;
}

const Content = ({ read, token, onShown, onAgain }: ContentProps) => {
  const { words } = useWords();
  if (read === null) return <output className="alone">{words.loading}</output>;
  if ('shown' in read) return <ShownPage onShown={onShown} shown={read.shown} token={token} />;
  if (read.failure === 'gone') return <Alone title={words.gone.title}>{words.gone.text}</Alone>;
  return (
    <Alone title={words.trouble.title}>
      {words.trouble.text}
      <button onClick={onAgain} type="button">
        {words.trouble.again}
      </button>
    </Alone>
  );
};

const Alone = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="alone">
    <h1>{title}</h1>
    <div>{children}</div>
  </div>
);

interface TopProps {
  company: string;
  token: string;
  shown: ShownProposal | null;
  onChoose: (language: ProposalLanguage) => void;
}

const Top = ({ company, token, shown, onChoose }: TopProps) => {
  const { words, language } = useWords();
  return (
    <header className="top">
      <strong>{company}</strong>
      {shown !== null && (
        <>
          <Paper shown={shown} token={token} />
          <button className="quiet" onClick={() => globalThis.print()} type="button">
            {words.about.print}
          </button>
        </>
      )}
      <select
        aria-label={words.language}
        onChange={({ target }) => onChoose(target.value as ProposalLanguage)}
        value={language}
      >
        {proposalLanguages.map((each) => (
          <option key={each} lang={each} value={each}>
            {languageNames[each]}
          </option>
        ))}
      </select>
    </header>
  );
};

/** The version as PDF, once it was accepted with its signature. A link would put the secret into an address. */
const Paper = ({ token, shown: { content } }: { token: string; shown: ShownProposal }) => {
  const { words } = useWords();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const fetchPaper = async () => {
    setBusy(true);
    const asked = await askPaper(token);
    setBusy(false);
    if ('failure' in asked) return setFailed(words.failed[asked.failure]);
    setFailed('');
    const href = URL.createObjectURL(asked.paper);
    Object.assign(document.createElement('a'), { href, download: `${content.number}.pdf` }).click();
    // The browser has begun to write it by then.
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  return (
    <>
      <output className="small">{failed}</output>
      <button aria-disabled={busy} className="quiet" onClick={() => void (busy || fetchPaper())} type="button">
        {words.about.pdf}
      </button>
    </>
  );
};
