import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

import { signedIn } from './board-screen.ts';
import type { BoardWorld, Colleague } from './board-world.ts';
import { knownCaret } from './known-caret.ts';

/** One person's browser on an account's note, and what they can do and see there. */
export class NoteScreen {
  readonly page: Page;
  readonly troubles: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.troubles.push(message.text());
    });
  }

  text = () => this.page.locator('.note-text');
  status = (text: string | RegExp) => this.page.locator('[data-state]').filter({ hasText: text });

  /** Puts the caret at the end of this line. */
  async into(line: string): Promise<void> {
    await this.text().getByText(line, { exact: true }).click();
    await this.page.keyboard.press('End');
    // The editor hears of the caret's new place a moment later, and what comes next is meant for there.
    await expect.poll(async () => (await knownCaret(this.text())).before).toBe(line);
  }

  async open(world: BoardWorld, account: { id: string }, note?: string): Promise<void> {
    await this.page.goto(`${world.url}/accounts/${account.id}${note === undefined ? '' : `?note=${note}`}`);
  }
}

/** Opens an account in a browser of its own as this person. */
export const openNote = async (
  browser: Browser,
  world: BoardWorld,
  as: Colleague,
  account: { id: string },
  options: BrowserContextOptions = {},
): Promise<NoteScreen> => {
  const screen = new NoteScreen(await signedIn(browser, world, as, options));
  await screen.open(world, account);
  await expect(screen.page.getByRole('heading', { level: 1 })).toBeVisible();
  return screen;
};
