import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { notesEn } from '../notes.messages.en.ts';
import { PageTitle } from './page-title.tsx';

const view = { doc: new Y.Doc(), level: 'write', save: { kind: 'saved' } };
const opened = { view } as unknown as OpenLiveDocument;
let root: Root;
let place: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<button>New page</button><textarea></textarea><div></div>';
  place = document.querySelector('div') as HTMLElement;
  root = createRoot(place);
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
});

const open = (from: string) => {
  document.querySelector<HTMLElement>(from)?.focus();
  act(() =>
    root.render(
      <IntlProvider locale="en" messages={{ notes: notesEn }}>
        <PageTitle document={opened} fresh />
      </IntlProvider>,
    ),
  );
  return document.activeElement;
};

test('a page that was just made waits for its title, though the button that made it had the focus', () => {
  expect(open('button')).toBe(place.querySelector('input'));
});

test('a page that comes while somebody writes elsewhere leaves their words where they are', () => {
  expect(open('textarea')).toBe(document.querySelector('textarea'));
});
