import { Menu, Button } from '@baton/ui';
import { Languages } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useLocale } from 'use-intl';

import { languageNames, uiLanguages } from '#shared/i18n/words.ts';
import { setPreferences } from '#shared/preferences/preferences.ts';

/** The frame of every page before the workspace: the mark, one column, and the language. */
export const EntranceFrame = ({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) => {
  const language = useLocale();
  useEffect(() => {
    document.title = `${title} · Baton`;
  }, [title]);
  return (
    <div className="flex min-h-dvh flex-col bg-bg">
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-10">
        <div className="flex w-full max-w-90 flex-col gap-6">
          <div className="flex flex-col gap-4">
            <img alt="" className="size-8" src="/mark.svg" />
            <div className="flex flex-col gap-1">
              <h1 className="text-title font-semibold text-balance">{title}</h1>
              {text && <p className="text-text-2">{text}</p>}
            </div>
          </div>
          {children}
        </div>
      </main>
      <footer className="flex justify-center pb-4">
        <Menu
          align="center"
          entries={uiLanguages.map((id) => ({
            id,
            label: languageNames[id],
            onSelect: () => setPreferences({ language: id }),
          }))}
          trigger={
            <Button icon={<Languages aria-hidden size={16} />} variant="ghost">
              {languageNames[language]}
            </Button>
          }
        />
      </footer>
    </div>
  );
};
