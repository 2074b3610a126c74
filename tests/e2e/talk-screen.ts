import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';

import { ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import type { BoardWorld, Colleague } from './board-world.ts';
import { knownCaret } from './known-caret.ts';

/** One person's browser on an account, where they write and talk about what is written. */
export class TalkScreen {
  readonly page: Page;
  readonly troubles: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('dialog', (dialog) => {
      this.troubles.push(`a script said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.troubles.push(message.text());
    });
  }

  text = () => this.page.locator('.note-text');
  option = (name: string | RegExp) => this.page.getByRole('option', { name });
  button = (name: string | RegExp) => this.page.getByRole('button', { name });
  saved = () => expect(this.page.locator('[data-state]').filter({ hasText: /Saved|Enregistré|Salvato/ })).toBeVisible();

  /** Selects these words in the note, as a double press and shifted arrows would. */
  async select(words: string): Promise<void> {
    await expect(this.text()).toContainText(words);
    await this.text().evaluate((root, wanted) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1;
        if (at < 0) continue;
        (root as HTMLElement).focus();
        getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
        return;
      }
      throw new Error(`"${wanted}" is not in the note`);
    }, words);
    // The editor hears of what is selected a moment later; keys mean that.
    await expect.poll(async () => (await knownCaret(this.text())).selected).toBe(words);
  }

  /** Puts the caret at the end of the line in which these words stand. */
  async toEndOf(words: string): Promise<void> {
    await this.text().getByText(words).click();
    await this.toEnd(words);
  }

  /** From where the caret is to the end of its line, in which these words stand; waits until the editor knows it there. */
  async toEnd(words: string): Promise<void> {
    await this.page.keyboard.press('End');
    await expect.poll(async () => (await knownCaret(this.text())).before).toContain(words);
  }

  /** Goes to the beginning of the whole text, and waits until the editor knows the caret there. */
  async toStart(): Promise<void> {
    await this.text().locator('> *').first().click();
    await this.page.keyboard.press('Control+Home');
    await expect.poll(async () => (await knownCaret(this.text())).isAtStart).toBe(true);
  }

  /** Takes what the open list has of this name, by Enter: only once it is what Enter would take. */
  async take(name: string | RegExp): Promise<void> {
    await expect(this.option(name)).toHaveAttribute('aria-selected', 'true');
    await this.page.keyboard.press('Enter');
  }
}

/** Opens an account in a browser of its own as this person. */
export const openTalk = async (
  browser: Browser,
  world: BoardWorld,
  as: Colleague,
  account: { id: string },
  options: BrowserContextOptions = {},
): Promise<TalkScreen> => {
  const screen = new TalkScreen(await signedIn(browser, world, as, options));
  await screen.page.goto(`${world.url}/accounts/${account.id}`);
  await expect(screen.text()).toBeVisible({ timeout: 20_000 });
  return screen;
};

/** An account with an empty note, made by the owner. */
export const anAccountToTalkOn = async (
  world: BoardWorld,
  more: object = {},
): Promise<{ id: string; note: string }> => {
  const made = async (route: `POST /${string}`, body: object): Promise<{ id: string }> => {
    const answer = await ask(world.url, world.claire, route, body);
    if (answer.status >= 300) throw new Error(`${route} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as { id: string };
  };
  const { id } = await made('POST /accounts', { name: 'Boulangeries Durand', ...more });
  return { id, note: (await made(`POST /accounts/${id}/notes`, {})).id };
};
