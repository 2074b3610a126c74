import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

import type { BoardWorld, Colleague } from './board-world.ts';

/** One person's browser on the board, and what they can do and see there. */
export class BoardScreen {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly troubles: string[] = [];

  constructor(page: Page) {
    this.page = page;
    this.context = page.context();
    page.on('pageerror', (error) => this.troubles.push(error.message));
  }

  card = (title: string) => this.page.locator('[data-deal]', { hasText: title });
  column = (stage: string) => this.page.locator(`[data-stage][aria-label="${stage}"]`);
  cardIn = (stage: string, title: string) => this.column(stage).locator('[data-deal]', { hasText: title });
  status = (text: string | RegExp) => this.page.locator('[data-state]').filter({ hasText: text });

  /** Picks a card up and holds it over another one, without letting go. */
  async drag(title: string, over: string): Promise<void> {
    // Pointing at it waits until it stands still; only then is it measured.
    await this.card(title).hover({ position: { x: 60, y: 20 } });
    const from = await this.card(title).boundingBox();
    const to = await this.card(over).boundingBox();
    if (from === null || to === null) throw new Error(`cannot see ${title} and ${over}`);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 70, from.y + 30, { steps: 3 });
    await this.page.mouse.move(to.x + 60, to.y + 8, { steps: 8 });
  }

  async drop(): Promise<void> {
    await this.page.mouse.up();
  }

  /** Titles of a column from top to bottom. */
  async titles(stage: string): Promise<string[]> {
    const cards = await this.column(stage).locator('[data-deal]').all();
    const placed = await Promise.all(
      cards.map(async (card) => ({
        y: (await card.boundingBox())?.y ?? 0,
        text: (await card.innerText()).split('\n')[0] ?? '',
      })),
    );
    return placed.toSorted((a, b) => a.y - b.y).map(({ text }) => text);
  }

  async open(world: BoardWorld): Promise<void> {
    await this.page.goto(`${world.url}/boards/${world.board.id}`);
    await expect(this.page.locator('[data-board]')).toBeVisible();
  }
}

/**
 * For tests that start the app without its server. Elsewhere a browser has no worker, as on plain HTTP: keeping the files of
 * the whole build in each new browser takes a tenth of these tests' time.
 */
export const withWorker: BrowserContextOptions = { serviceWorkers: 'allow' };

/** A page of a browser of its own, signed in as this person and nowhere yet. */
export const signedIn = async (
  browser: Browser,
  world: BoardWorld,
  as: Colleague,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options });
  // `block` would let the app register a worker and answer nothing; no real browser does.
  if (options.serviceWorkers !== 'allow')
    await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  const [name = '', ...value] = as.cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url: world.url }]);
  return context.newPage();
};

/** Opens the board in a browser of its own as this person. */
export const openBoard = async (
  browser: Browser,
  world: BoardWorld,
  as: Colleague,
  options: BrowserContextOptions = {},
): Promise<BoardScreen> => {
  const screen = new BoardScreen(await signedIn(browser, world, as, options));
  await screen.open(world);
  return screen;
};
