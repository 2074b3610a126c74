import '@baton/ui/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { applyPreferences, currentPreferences, followSystemTheme } from '#shared/preferences/preferences.ts';

import { loadCatalogue } from './i18n/catalogues.ts';
import { wantedLanguage } from './i18n/language-provider.tsx';
import { startWorker } from './offline/new-version.ts';
import { Providers } from './providers.tsx';

applyPreferences(currentPreferences());
followSystemTheme();
// Asked for before the first render, which needs them.
void loadCatalogue[wantedLanguage(currentPreferences())]();
// Its page is known from the address: it need not wait until the router has asked who is there.
if (location.pathname.startsWith('/boards/')) void import('#pages/board/board-page.tsx');

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the app.');
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);

/** Keeping the files of the whole build must not compete with what the page still asks for after it has loaded, in ms. */
const workerDelay = 3_000;
addEventListener('load', () => setTimeout(() => void startWorker(), workerDelay), { once: true });
