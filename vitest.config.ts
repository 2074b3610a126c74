import { defineConfig } from 'vitest/config';

/** One place for every kind of test; the suffix says what a test needs (`docs/ARCHITECTURE.md`). */
const inNode = (name: string, include: string[], extra: object = {}) => ({
  extends: true as const,
  // Time is never what a test is about here: property tests take long on a busy machine, and what is waited for comes late.
  test: {
    name,
    include,
    environment: 'node' as const,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000, interval: 10 } },
    ...extra,
  },
});

// One test of a whole step may need it, and is named then (docs/decisions/0085-one-second-attempt.md).
const secondAttempt = { retry: process.env['CI'] === 'true' ? 1 : 0 };

export default defineConfig({
  resolve: {
    dedupe: ['yjs', 'lib0', 'react', 'react-dom'],
    alias: { '#tests': new URL('tests/support', import.meta.url).pathname },
  },
  test: {
    projects: [
      inNode('unit', ['{apps,packages,tools}/**/*.test.ts'], {
        exclude: ['**/node_modules/**', '**/*.{db,sync,fuzz,web}.test.ts', 'apps/web/**'],
        // What these test is pure, so that nothing of one file can reach another: modules are loaded once for all.
        isolate: false,
      }),
      inNode('web', ['apps/web/**/*.test.{ts,tsx}', 'packages/ui/**/*.test.tsx'], {
        environment: 'jsdom',
        // jsdom is loaded once for all files and each has a realm of its own: 11 seconds, where a process for each took 116.
        pool: 'vmThreads',
        setupFiles: ['tests/support/jsdom.setup.ts'],
      }),
      // Each file has a database and a server of its own; the program itself is loaded once for all of them.
      inNode('db', ['{apps,packages,tests}/**/*.db.test.ts'], {
        isolate: false,
        ...secondAttempt,
        globalSetup: ['tests/support/database.setup.ts'],
      }),
      inNode('contract', ['tests/contract/**/*.test.ts'], {
        isolate: false,
        globalSetup: ['tests/support/database.setup.ts'],
        // One test of these walks every route for everybody.
        testTimeout: 600_000,
      }),
      inNode('sync', ['{apps,tests}/**/*.{sync,fuzz}.test.ts'], {
        ...secondAttempt,
        globalSetup: ['tests/support/database.setup.ts'],
      }),
      inNode('architecture', ['tests/architecture/**/*.test.ts'], { isolate: false }),
    ],
  },
});
