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

/** Which copies of documents this browser keeps, as text. */
export const keptCopies = (page: Page): Promise<string> => storeText(page, 'baton-copies', 'copies');

/** A document that was read is copied to the device a moment after it is shown: wait before the server goes. */
export const documentKept = (page: Page, document: string): Promise<void> =>
  expect.poll(() => storeText(page, 'baton-copies', 'updates')).toContain(document);

/**
 * Holds the stores of copies in a page of the same browser, as a slow device would: whoever asks waits. Returns the way to let
 * go. The page should be one that the app does not run in.
 */
export const copiesHeld = async (page: Page): Promise<() => Promise<void>> => {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('baton-copies');
        opening.addEventListener('success', () => {
          const stores = ['copies', 'updates', 'unsent'];
          const held = opening.result.transaction(stores, 'readwrite').objectStore('copies');
          // A transaction lives as long as something is asked of it.
          const goOn = () => {
            if (!('letGo' in globalThis)) held.count().addEventListener('success', goOn);
          };
          held.count().addEventListener('success', () => {
            goOn();
            resolve();
          });
        });
      }),
  );
  return () => page.evaluate(() => void Object.assign(globalThis, { letGo: true }));
};
