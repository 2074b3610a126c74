import { newId } from '@baton/collab-server/platform/clock/new-id.ts';
import { addLine } from '@baton/schema/pricing';
import { proposalShape, type ProposalDetail } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import type { Browser } from 'playwright-core';

import { liveClient } from '../../support/live-client.ts';
import { ask } from '../../support/people.ts';
import { figure, type Figure } from './figures.ts';
import { profileOf, settled } from './screen.ts';
import type { LargeBoard } from './world.ts';

type World = Pick<LargeBoard, 'url' | 'claire'>;

const total = `document.querySelector('[data-sum=once] dd:last-child').textContent`;

/** What it is like to price a long proposal: from a digit in a cell to the sums on the glass. */
export const measurePricing = async (
  browser: Browser,
  world: World,
  { lines, samples }: { lines: number; samples: number },
): Promise<Figure[]> => {
  const path = await longTable(world, lines);
  const page = await (await profileOf(browser, world.url, world.claire)).newPage();
  await page.goto(path);
  const cell = page.locator('[data-column=unitPrice]').nth(5);
  await cell.waitFor();
  await settled(page);
  const pressed = async (key: string): Promise<number> => {
    const before = JSON.stringify(await page.evaluate<string>(total));
    const painted = page.evaluate<number>(`bench.painted(() => ${total} !== ${before})`);
    await page.waitForTimeout(60);
    await page.keyboard.press(key);
    return (await painted) - (await page.evaluate<number>('bench.key'));
  };
  const opening: number[] = [];
  const next: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    await cell.focus();
    // The first digit takes the place of what stood there, and opens the cell.
    opening.push(await pressed(String((sample % 8) + 1)));
    for (const digit of ['2', '3', '4']) next.push(await pressed(digit));
    await page.keyboard.press('Enter');
  }
  return [
    figure(`digit that opens a cell, ${lines} lines, to the sums`, opening, '≤ 16'),
    figure(`next digits, ${lines} lines, to the sums`, next, '≤ 16'),
  ];
};

const longTable = async ({ url, claire }: World, count: number): Promise<string> => {
  const made = async <Row>(route: `POST /${string}`, body: object): Promise<Row> =>
    (await ask(url, claire, route, body)).body as Row;
  const { id } = await made<{ id: string }>('POST /accounts', { name: 'Bench account' });
  const subject = { kind: 'account', id };
  const proposal = await made<ProposalDetail>('POST /proposals', { subject, title: 'Bench', language: 'en' });
  const client = liveClient({ url, as: claire, document: `proposal:${proposal.id}`, shape: proposalShape });
  await client.synced();
  client.doc.transact(() => {
    for (let at = 0; at < count; at += 1) {
      const tax = { category: 'standard', rate: ['20', '10', '5.5'][at % 3] ?? '20' } as const;
      const discount = at % 5 === 0 ? { percent: '5' } : null;
      addLine(
        client.doc,
        { id: newId() as LineId, text: `Line ${at}`, unitPrice: '10.50', tax, discount },
        {},
        Math.random,
      );
    }
  });
  await client.saved();
  client.leave();
  return `${url}/proposals/${proposal.id}`;
};
