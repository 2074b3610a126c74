import type { Page } from 'playwright-core';

/** The rows that this browser keeps for when the server is not there, as text. */
export const keptRows = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('baton-rows');
        opening.addEventListener('error', () => reject(opening.error as Error));
        opening.addEventListener('success', () => {
          const rows = opening.result.transaction('rows').objectStore('rows').getAll();
          rows.addEventListener('success', () => {
            opening.result.close();
            resolve(JSON.stringify(rows.result));
          });
        });
      }),
  );
