import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { DatePicker } from './date-picker.tsx';

const words = {
  previousMonth: 'Before',
  nextMonth: 'After',
  today: 'Today',
  open: 'Open',
  invalid: 'Invalid',
  clear: 'None',
};

let root: Root;
let page: HTMLElement;
const onChange = vi.fn<(day: string | null) => void>();

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  act(() =>
    root.render(<DatePicker label="Due" locale="en-GB" onChange={onChange} value="2026-03-01" words={words} />),
  );
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.unstubAllGlobals();
});

const input = () => page.querySelector('input') as HTMLInputElement;
const type = (text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input(), text);
    input().dispatchEvent(new Event('input', { bubbles: true }));
  });
/** Whether the form around it would be sent. */
const enter = (): boolean => {
  const key = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  act(() => void input().dispatchEvent(key));
  return !key.defaultPrevented;
};

test('Enter takes a typed day over, and only then sends the form', () => {
  type('14/03/2026');
  expect(enter()).toBe(false);
  expect(onChange).toHaveBeenLastCalledWith('2026-03-14');
  expect(enter()).toBe(true);
});
