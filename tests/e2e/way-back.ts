import type { Locator, Page } from '@playwright/test';

/**
 * The offer to take back what these words say was done, under the pointer: there its eight seconds stand still, and a test
 * may first look at other screens. Before it is there, an Undo is that of what was done before.
 */
export const heldUndo = async (page: Page, done: string | RegExp): Promise<Locator> => {
  const undo = page.getByRole('dialog', { name: done }).getByRole('button', { name: 'Undo' });
  await undo.hover();
  return undo;
};
