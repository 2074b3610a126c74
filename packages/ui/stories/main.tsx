import '../src/styles.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

import { classes, navRow, SegmentedControl } from '../src/index.ts';
import { controlStories } from './controls.stories.tsx';
import { fieldStories } from './fields.stories.tsx';
import { fileStories } from './files.stories.tsx';
import { peopleStories } from './people.stories.tsx';
import { english, french, type Story } from './story.ts';
import { surfaceStories } from './surfaces.stories.tsx';

const stories: Story[] = [...controlStories, ...fieldStories, ...surfaceStories, ...peopleStories, ...fileStories];

/** `?component=Button&theme=dark&words=long`: what is shown is in the address, so that a test can open it. */
const asked = new URLSearchParams(globalThis.location.search);

const Browser = () => {
  const [component, setComponent] = useState(asked.get('component') ?? stories[0]?.component ?? '');
  const [theme, setTheme] = useState<'light' | 'dark'>(asked.get('theme') === 'dark' ? 'dark' : 'light');
  const [words, setWords] = useState<'short' | 'long'>(asked.get('words') === 'long' ? 'long' : 'short');
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.lang = words === 'long' ? 'fr' : 'en';
    document.title = component;
    globalThis.history.replaceState(null, '', `?${new URLSearchParams({ component, theme, words }).toString()}`);
  }, [component, theme, words]);
  const story = stories.find((each) => each.component === component);
  return (
    <div className="flex h-dvh max-phone:flex-col">
      <nav
        aria-label="Components"
        className="calm-scroll w-60 shrink-0 border-r border-line bg-sunken p-2 max-phone:h-32 max-phone:w-full"
      >
        {stories.map((each) => (
          <button
            aria-current={each.component === component ? 'page' : undefined}
            className={classes(navRow(each.component === component), 'w-full')}
            key={each.component}
            onClick={() => setComponent(each.component)}
            type="button"
          >
            <span className="truncate">{each.component}</span>
          </button>
        ))}
      </nav>
      <main className="calm-scroll flex-1 p-6">
        <header className="mb-6 flex flex-wrap items-center gap-3">
          <h1 className="mr-auto text-title font-semibold">{component}</h1>
          <SegmentedControl
            label="Theme"
            onChange={setTheme}
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
            value={theme}
          />
          <SegmentedControl
            label="Words"
            onChange={setWords}
            options={[
              { value: 'short', label: 'English' },
              { value: 'long', label: 'Long French' },
            ]}
            value={words}
          />
        </header>
        <div className="flex max-w-220 flex-col gap-8" key={`${component} ${words}`}>
          {story?.variants.map((variant) => (
            <section key={variant.name}>
              <h2 className="mb-2 text-secondary text-text-3">{variant.name}</h2>
              {variant.render(words === 'long' ? french : english)}
            </section>
          ))}
        </div>
      </main>
    </div>
  );
};

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no place for the stories.');
createRoot(root).render(
  <StrictMode>
    <Browser />
  </StrictMode>,
);
