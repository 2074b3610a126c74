import { noteBody, noteShape, type NoteDetail } from '@baton/schema/notes';
import { appendBlocks, type PlainBlock } from '@baton/schema/rich-text';
import type { Browser, Page } from 'playwright-core';
import * as Y from 'yjs';

import { liveClient } from '../../support/live-client.ts';
import { ask } from '../../support/people.ts';
import { figure, single, type Figure } from './figures.ts';
import { profileOf, settled } from './screen.ts';
import type { LargeBoard } from './world.ts';

type World = Pick<LargeBoard, 'url' | 'claire' | 'giulia'>;

/** What it is like to write in a long note: opening it, a key until it is on the glass, and on a colleague's. */
export const measureWriting = async (
  [mine, theirs]: readonly [Browser, Browser],
  world: World,
  { blocks, samples }: { blocks: number; samples: number },
): Promise<Figure[]> => {
  const { path, bytes } = await longNote(world, blocks);
  const context = await profileOf(mine, world.url, world.claire);
  const opens: number[] = [];
  for (let sample = 0; sample < Math.ceil(samples / 4) + 1; sample += 1) {
    const { page, ms } = await firstText(await context.newPage(), path);
    await settled(page);
    opens.push(ms);
    await page.close();
  }
  const { page } = await firstText(await context.newPage(), path);
  const { page: other } = await firstText(await (await profileOf(theirs, world.url, world.giulia)).newPage(), path);
  await Promise.all([settled(page), settled(other)]);
  const [keys, seen] = await typing(page, other, samples);
  const offers = await calling(page, samples);
  const changes = await listed(other, world, samples);
  return [
    single(`note of ${blocks} blocks`, bytes / 1_000, 'kB'),
    single('very first open of a note', opens[0] ?? 0, 'ms'),
    figure('text of a note, warm server', opens.slice(1), '≤ 1,000'),
    figure('key to paint in a note', keys, '≤ 16'),
    figure('a colleague sees the letter', seen, '≤ 150'),
    figure('@ until names are offered', offers, '≤ 50'),
    figure('a change in a colleague’s list', changes, '≤ 300'),
  ];
};

const longNote = async ({ url, claire }: World, count: number): Promise<{ path: string; bytes: number }> => {
  const made = async <Row>(route: `POST /${string}`, body: object): Promise<Row> =>
    (await ask(url, claire, route, body)).body as Row;
  const account = await made<{ id: string }>('POST /accounts', { name: 'Bench account' });
  const note = await made<NoteDetail>(`POST /accounts/${account.id}/notes`, {});
  const client = liveClient({ url, as: claire, document: `note:${note.id}`, shape: noteShape });
  await client.synced();
  for (let first = 0; first < count; first += 250) {
    const some = Array.from({ length: Math.min(250, count - first) }, (_, at) => blockAt(first + at));
    client.doc.transact(() => appendBlocks(noteBody(client.doc), some));
    await client.saved();
  }
  const bytes = Y.encodeStateAsUpdate(client.doc).length;
  client.leave();
  return { path: `${url}/accounts/${account.id}`, bytes };
};

/** A heading now and then, tasks and lists between, and mostly lines as people write them. */
const blockAt = (at: number): PlainBlock => {
  if (at % 20 === 0) return { kind: 'heading', level: 2, text: `Part ${at / 20 + 1}` };
  if (at % 20 === 7) return { kind: 'tasks', items: [`Call about ${at}`, 'Send the offer'] };
  const text = `Line ${at}: they open a second bakery in spring and want the oven before Easter, three decks, quiet at night.`;
  return { kind: 'paragraph', text };
};

const firstText = async (page: Page, path: string): Promise<{ page: Page; ms: number }> => {
  await page.goto(path, { waitUntil: 'domcontentloaded' });
  const at = await page.evaluate<number>("bench.painted(() => document.querySelector('.note-text p') !== null)");
  return { page, ms: at - (await page.evaluate<number>('performance.timeOrigin')) };
};

/** One letter at a time, at the pace of somebody who types fast, in the middle of the note. */
const typing = async (mine: Page, theirs: Page, samples: number): Promise<[number[], number[]]> => {
  const line = mine.locator('.note-text > p').nth(800);
  await line.scrollIntoViewIfNeeded();
  await line.click();
  await mine.keyboard.press('End');
  const keys: number[] = [];
  const seen: number[] = [];
  for (let sample = 0; sample < samples * 5; sample += 1) {
    const text = `${sample % 10}`;
    const painted = "document.querySelectorAll('.note-text > p')[800].textContent.length";
    const before = await mine.evaluate<number>(painted);
    // There the name of my caret stands in the line as well.
    const beforeThere = await theirs.evaluate<number>(painted);
    const here = mine.evaluate<number>(`bench.painted(() => ${painted} > ${before})`);
    const there = theirs.evaluate<number>(`bench.painted(() => ${painted} > ${beforeThere})`);
    await mine.waitForTimeout(60);
    await mine.keyboard.press(text);
    const pressed = await mine.evaluate<number>('bench.key');
    keys.push((await here) - pressed);
    seen.push((await there) - pressed);
  }
  return [keys, seen];
};

/** From the sign to the first names that it offers. */
const calling = async (page: Page, samples: number): Promise<number[]> => {
  const shown = '[role=listbox] [role=option]';
  const offers: number[] = [];
  await page.keyboard.type(' ');
  for (let sample = 0; sample < samples; sample += 1) {
    const painted = page.evaluate<number>(`bench.painted(() => document.querySelector('${shown}') !== null)`);
    await page.waitForTimeout(60);
    await page.keyboard.press('@');
    const pressed = await page.evaluate<number>('bench.key');
    offers.push((await painted) - pressed);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    await page.waitForSelector(shown, { state: 'detached' });
  }
  return offers;
};

/** From the server's answer to whoever renames an account, to the new name in a colleague's list. */
const listed = async (page: Page, { url, claire }: World, samples: number): Promise<number[]> => {
  const path = await ask(url, claire, 'POST /accounts', { name: 'AAA 0' });
  const { id } = path.body as { id: string };
  await page.goto(`${url}/accounts`);
  await page.getByText('AAA 0').first().waitFor();
  const seen: number[] = [];
  for (let sample = 1; sample <= samples; sample += 1) {
    const name = `AAA ${sample}`;
    const painted = page.evaluate<number>(`bench.painted(() => document.body.textContent.includes('${name}'))`);
    await page.waitForTimeout(400);
    await ask(url, claire, `PATCH /accounts/${id}`, { name });
    const answered = Date.now();
    seen.push((await painted) - answered);
  }
  return seen;
};
