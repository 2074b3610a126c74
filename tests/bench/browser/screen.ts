import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';

import type { TestMember } from '../../support/people.ts';

/** Runs in the page before anything of ours: notes when cards are in the page and on the glass. */
const probe = `
  globalThis.bench = {};
  // A message is served after the frame that the animation frame drew.
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then();
    port2.postMessage(0);
  });
  bench.first = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (document.querySelector('[data-deal]') === null) return;
      watcher.disconnect();
      afterPaint(() => resolve(performance.now()));
    });
    watcher.observe(document, { childList: true, subtree: true });
  });
  /** Resolves with the moment (ms since 1970) at which \`seen\` holds and is painted. */
  bench.painted = (seen) => new Promise((resolve) => {
    const stop = new MutationObserver(() => check());
    const check = () => {
      if (!seen()) return;
      stop.disconnect();
      afterPaint(() => resolve(performance.timeOrigin + performance.now()));
    };
    stop.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    check();
  });
  bench.standsIn = (deal, stage) =>
    document.querySelector('[data-deal="' + deal + '"]')?.closest('[data-stage]')?.dataset.stage === stage;
  addEventListener('keydown', (event) => { bench.key = performance.timeOrigin + event.timeStamp; }, { capture: true });
`;

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A browser profile of its own in which this person is signed in. */
export const profileOf = async (browser: Browser, url: string, as: TestMember): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
  });
  const [name = '', ...value] = as.cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url }]);
  await context.addInitScript(probe);
  return context;
};

/** Opens the board in a new tab and answers when its first cards were on the glass, in ms since navigation start. */
export const firstCards = async (context: BrowserContext, path: string): Promise<{ page: Page; ms: number }> => {
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'commit' });
  return { page, ms: await page.evaluate<number>('bench.first') };
};

/** Waits until the board is live and everything of the server is in it. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('[data-state=saved]', { timeout: 30_000 });
};

/** Takes the copies of documents off the device; the page must be closed or elsewhere. */
export const forgetCopies = async (context: BrowserContext, url: string): Promise<void> => {
  const page = await context.newPage();
  await page.goto(`${url}/mark.svg`);
  await page.evaluate(`new Promise((resolve) => {
    const gone = indexedDB.deleteDatabase('baton-copies');
    gone.onsuccess = gone.onerror = gone.onblocked = resolve;
  })`);
  await page.close();
};

export interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { name?: string };
}

/** What Chromium's own trace of these categories says while \`during\` runs. */
export const traced = async (page: Page, categories: string[], during: () => Promise<void>): Promise<TraceEvent[]> => {
  const cdp = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: [...categories, '__metadata'] },
  });
  await during();
  const complete = new Promise((resolve) => {
    cdp.once('Tracing.tracingComplete', resolve);
  });
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return events;
};

/** Scrolls as a wheel or touchpad does, from the middle of this place. */
export const scroll = async (
  cdp: CDPSession,
  at: { x: number; y: number },
  by: { xDistance?: number; yDistance?: number },
): Promise<void> => {
  await cdp.send('Input.synthesizeScrollGesture', { ...at, ...by, speed: 2_400, gestureSourceType: 'mouse' });
};
