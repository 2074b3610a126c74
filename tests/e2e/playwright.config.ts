import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

// Chromium without the parts that draw windows does the same work with a fifth less of the CPU; either will do.
const places = [process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const browser = places.find((place) => existsSync(place)) ?? '/usr/bin/chromium';

/** True where the real browser for these tests is installed; `CI=true` takes no excuse. */
const installed = existsSync(browser);
if (!installed) {
  const line = `End-to-end tests need Chromium at ${browser} (apt-get install chromium, or set CHROMIUM_PATH).`;
  if (process.env['CI'] === 'true') throw new Error(line);
  console.log(`SKIPPED: ${line}`);
}

export default defineConfig({
  testDir: import.meta.dirname,
  ...(installed ? { globalSetup: './cluster.setup.ts' } : {}),
  testMatch: installed ? '*.e2e.ts' : 'none',
  // Each file brings its own server and database; while one waits for its browser, another works.
  workers: 2,
  fullyParallel: false,
  // Also for what stands before the tests of a file: a server, its database and its people.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One test of a whole run may need it, and is named then (docs/decisions/0085-one-second-attempt.md).
  retries: process.env['CI'] === 'true' ? 1 : 0,
  reporter: [['list']],
  outputDir: '../../test-results',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // Recording every picture and every state of the page costs as much as what is tested: on asking only. What a page said
    // when a test failed is kept in words either way.
    trace: process.env['BATON_TRACE'] === 'true' ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browser,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
