import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import { chromium, type BrowserContext } from 'playwright-core';

import { until } from './live-client.ts';

/** A browser as people have it: a process with a profile on disk, which can be killed. */
export interface BrowserProcess {
  child: ChildProcess;
  context: BrowserContext;
}

export interface BrowserPlace {
  profile: string;
  executablePath: string;
  args: readonly string[];
}

/**
 * Starts the browser on its profile. Now and then one that comes after a kill on a busy machine does not answer,
 * before it has shown anything: it is ended and started anew, as people do.
 */
export const startBrowser = async (place: BrowserPlace, triesLeft = 2): Promise<BrowserProcess> => {
  const { profile, executablePath, args } = place;
  const portFile = path.join(profile, 'DevToolsActivePort');
  await rm(portFile, { force: true });
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=en-GB'];
  // A group of its own, so that one signal ends it with all its helpers.
  const child = spawn(executablePath, [...args, ...own], { detached: true, stdio: 'ignore' });
  try {
    await until(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'), 'the browser', 30_000);
    const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 30_000 });
    return { child, context: browser.contexts()[0] as BrowserContext };
  } catch (error) {
    await killBrowser({ child });
    if (triesLeft === 0) throw error;
    return startBrowser(place, triesLeft - 1);
  }
};

/** `kill -9` of the browser with all its helpers; nothing of it is asked first. */
export const killBrowser = async ({ child }: Pick<BrowserProcess, 'child'>): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-(child.pid as number), 'SIGKILL');
  await gone;
};
