import * as streams from 'node:stream/web';

// Every browser has them and jsdom has not; modules that are loaded in jsdom's realm look for them there.
Object.assign(globalThis, streams);
