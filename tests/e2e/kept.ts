import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';

/** All values of a store that this browser keeps, as text. */
const storeText = (page: Page, database: string, store: string): Promise<string> =>
  page.evaluate(
    ([name, of]) =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open(name as string);
        // The app has not made it yet; one made here would be without stores, and stay so.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('error', () =>
          opening.error?.name === 'AbortError' ? resolve('[]') : reject(opening.error as Error),
        );
        opening.addEventListener('success', () => {
          const rows = opening.result
            .transaction(of as string)
            .objectStore(of as string)
            .getAll();
          rows.addEventListener('success', () => {
            opening.result.close();
            resolve(JSON.stringify(rows.result));
          });
        });
      }),
    [database, store],
  );

/** The rows that this browser keeps for when the server is not there, as text. */
export const keptRows = (page: Page): Promise<string> => storeText(page, 'baton-rows', 'rows');

/** A document that was read is copied to the device a moment after it is shown: wait before the server goes. */
export const documentKept = (page: Page, document: string): Promise<void> =>
  expect.poll(() => storeText(page, 'baton-copies', 'updates')).toContain(document);
