import type { TaskId } from '@baton/schema/shared';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { calendarEn } from '../calendar.messages.en.ts';
import type { DayTask } from './grid-world.ts';
import { TasksBlock } from './task-block.tsx';

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.unstubAllGlobals();
});

const task = (title: string, overdue = false): DayTask => ({
  id: title as TaskId,
  title,
  day: '2026-11-27',
  at: 540,
  account: null,
  overdue,
});

const show = (tasks: DayTask[]) => {
  const opened: string[] = [];
  act(() =>
    root.render(
      <IntlProvider locale="en" messages={{ calendar: calendarEn }} timeZone="UTC">
        <TasksBlock onOpen={(id) => opened.push(id)} place={{ from: 540, to: 570, at: 0, of: 1 }} tasks={tasks} />
      </IntlProvider>,
    ),
  );
  return opened;
};

const buttons = (within: ParentNode = document) => [...within.querySelectorAll('button')];

test('one task of an hour is a line of its own', () => {
  const opened = show([task('Call Hélène')]);
  expect(buttons(page).map(({ textContent }) => textContent)).toEqual(['Task:Call Hélène']);
  act(() => buttons(page)[0]?.click());
  expect(opened).toEqual(['Call Hélène']);
});

test('several of one hour are one line that says how many, and opens to choose one', async () => {
  const opened = show([task('Call Hélène'), task('Ask for sizes', true), task('Send the offer', true)]);
  expect(buttons(page).map(({ textContent }) => textContent)).toEqual([
    '3 tasks, 2 overdue:3Call Hélène, Ask for sizes, Send the offer',
  ]);
  await act(async () => buttons(page)[0]?.click());
  const list = document.querySelector('[role="dialog"]') as HTMLElement;
  expect(buttons(list).map(({ textContent }) => textContent)).toEqual([
    'Task:Call Hélène',
    'Overdue task:Ask for sizes',
    'Overdue task:Send the offer',
  ]);
  await act(async () => buttons(list)[1]?.click());
  expect(opened).toEqual(['Ask for sizes']);
  expect(buttons(page)[0]?.getAttribute('aria-expanded')).toBe('false');
});
