import { expect as atOnce, type Browser, type Page } from '@playwright/test';

import { aMember, ask } from '../support/people.ts';
import { signedIn } from './board-screen.ts';
import type { BoardWorld, Colleague } from './board-world.ts';

/** Four browsers at once on a machine that does other things: a state is waited for as long as it takes. */
export const expect = atOnce.configure({ timeout: 30_000 });

/** One person's browser, and what they can do with handoffs there. */
export class HandoffScreen {
  readonly page: Page;
  readonly who: Colleague;
  readonly url: string;
  readonly troubles: string[] = [];

  constructor(page: Page, who: Colleague, url: string) {
    this.page = page;
    this.who = who;
    this.url = url;
    page.on('pageerror', (error) => this.troubles.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.troubles.push(message.text());
    });
  }

  button = (name: string | RegExp) => this.page.getByRole('button', { name, exact: true });
  text = (item: string) => this.page.getByRole('textbox', { name: item, exact: true });
  /** By its title: what is told in passing is a dialog, too. */
  dialog = (title: string | RegExp) => this.page.getByRole('dialog', { name: title });
  row = (name: string) => this.page.locator('[data-item]').filter({ hasText: name });
  missing = () => this.page.getByRole('region', { name: 'What is missing' });

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Presses H where a record is open, and takes this route when asked. */
  async handOn(route?: string): Promise<void> {
    await expect(this.button('Hand off')).toBeVisible();
    await this.page.keyboard.press('h');
    if (route !== undefined) await this.page.getByRole('menuitem', { name: route }).click();
    await expect(this.page.getByRole('complementary', { name: 'Handoff', exact: true })).toBeVisible();
  }

  async write(item: string, words: string): Promise<void> {
    await this.text(item).click();
    await expect(this.text(item)).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(this.text(item)).toContainText(words);
  }

  async tick(...criteria: string[]): Promise<void> {
    for (const criterion of criteria) {
      const box = this.page.getByRole('checkbox', { name: criterion });
      await box.click();
      await expect(box).toBeChecked();
    }
  }

  async saved(): Promise<void> {
    await expect(this.page.locator('[data-state]').filter({ hasText: 'Saved' })).toBeVisible();
  }

  /** Goes without network; until the page says so a last word might still get through. */
  async cut(): Promise<void> {
    await this.page.context().setOffline(true);
    await expect(this.page.locator('[data-state]').filter({ hasText: 'Offline' })).toBeVisible();
  }

  async send(name: string | RegExp): Promise<void> {
    await this.button(name).click();
    await expect(this.page.getByRole('list', { name: 'Where it stands' }).first()).toContainText('Sent');
  }

  /** Opens this row of the inbox; what it is about stands beside it. */
  async read(name: string, says: string): Promise<void> {
    await this.page
      .getByRole('link', { name: /^Inbox/ })
      .first()
      .click();
    const row = this.row(name).filter({ hasText: says });
    await expect(row).toBeVisible();
    await row.click();
    await expect(this.page.locator('[data-reader]')).toContainText(name);
  }

  /** Takes over with what the form begins with: oneself, and a first task for tomorrow. */
  async accept(): Promise<void> {
    const form = this.dialog('Take over');
    await this.button('Accept').click();
    await expect(form.getByRole('combobox')).toHaveValue(this.who.name);
    await expect(form.getByRole('button', { name: 'Accept' })).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(form).toHaveCount(0);
  }

  async giveBack(words: string): Promise<void> {
    const form = this.dialog(/^Return to/);
    await this.button('Return…').click();
    await form.getByRole('textbox', { name: 'What they should know' }).fill(words);
    await form.getByRole('button', { name: 'Return' }).click();
    await expect(form).toHaveCount(0);
  }
}

/** Marketing, sales, billing and support, each in a browser of their own; nothing is defined between them yet. */
export const fourDepartments = async (browser: Browser, world: BoardWorld) => {
  const { teams } = world.workspace;
  const person = async (name: string, team: keyof typeof teams): Promise<Colleague> => {
    const member = await aMember(world.sql, world.workspace, 'member', { teams: [teams[team]] });
    await world.sql`update members set name = ${name} where id = ${member.member}`;
    return { ...member, name };
  };
  const screen = async (who: Colleague): Promise<HandoffScreen> => {
    const open = new HandoffScreen(await signedIn(browser, world, who), who, world.url);
    await open.goTo('/inbox');
    return open;
  };
  return {
    marketing: await screen(await person('Chérif Benali', 'marketing')),
    sales: await screen(world.giulia),
    billing: await screen(await person('Emma Hughes', 'billing')),
    support: await screen(await person('Luca Ferrari', 'support')),
  };
};

/** The usual routes between them. */
export const definePresets = async (world: BoardWorld): Promise<void> => {
  for (const preset of ['marketing-sales', 'sales-billing', 'sales-support']) {
    const { status } = await ask(world.url, world.claire, 'POST /handoff-routes/presets', { preset });
    expect([200, 409]).toContain(status);
  }
};
