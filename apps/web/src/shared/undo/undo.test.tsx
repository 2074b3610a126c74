import { act, useEffect } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { batonFetch } from '../api/fetch.ts';
import { currentCommands } from '../commands/commands.ts';
import { useUndo, useUndoKey } from './undo.ts';

const common = { undo: 'Undo', undone: '{what}: undone', undoTooEarly: 'Too early' };
let root: Root;
let undo: ReturnType<typeof useUndo> = () => {};
const takenBack: string[] = [];

const Page = () => {
  const offer = useUndo();
  useEffect(() => {
    undo = offer;
  });
  useUndoKey();
  return null;
};

beforeEach(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  takenBack.length = 0;
  root = createRoot(document.createElement('div'));
  await act(async () =>
    root.render(
      <IntlProvider locale="en" messages={{ common }}>
        <Page />
      </IntlProvider>,
    ),
  );
});
afterEach(() => {
  act(() => root.unmount());
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pressUndo = () =>
  currentCommands()
    .find(({ id }) => id === 'page.undo')
    ?.run();
/** A change, and its way back once the server has answered. */
const change = async (name: string) => {
  await batonFetch(`http://baton.example/${name}`, { method: 'PATCH' });
  undo(name, () => takenBack.push(name));
};

/** A server that answers when it is told to. */
const aSlowServer = () => {
  const answers: ((response: Response) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => answers.push(resolve)));
  return { answer: (at: number) => answers[at]?.(Response.json({})) };
};

test('Mod+Z before the answer takes back what was done last, not what was done before it', async () => {
  const server = aSlowServer();
  const first = change('first');
  server.answer(0);
  await first;
  const second = change('second');
  pressUndo();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(takenBack).toEqual([]);
  server.answer(1);
  await second;
  await vi.advanceTimersByTimeAsync(100);
  expect(takenBack).toEqual(['second']);
  pressUndo();
  await vi.advanceTimersByTimeAsync(0);
  expect(takenBack).toEqual(['second', 'first']);
});

test('Mod+Z takes back nothing while the last change has no answer, and can be pressed again', async () => {
  const server = aSlowServer();
  const first = change('first');
  server.answer(0);
  await first;
  const second = change('second');
  pressUndo();
  await vi.advanceTimersByTimeAsync(5_000);
  server.answer(1);
  await second;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(takenBack).toEqual([]);
  pressUndo();
  await vi.advanceTimersByTimeAsync(0);
  expect(takenBack).toEqual(['second']);
});

test('Mod+Z after a change that was refused takes back the one before it', async () => {
  vi.stubGlobal('fetch', (request: Request) =>
    Promise.resolve(
      request.url.endsWith('second')
        ? Response.json({ code: 'forbidden', status: 403 }, { status: 403 })
        : Response.json({}),
    ),
  );
  await change('first');
  const refused = change('second').catch(() => 'refused');
  pressUndo();
  expect(await refused).toBe('refused');
  await vi.advanceTimersByTimeAsync(100);
  expect(takenBack).toEqual(['first']);
});
