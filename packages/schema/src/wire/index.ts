export * from './close.ts';
export * from './document.ts';
export * from './feed.ts';
export * from './handshake.ts';
export * from './limits.ts';
export * from './place.ts';
export * from './version.ts';
export * from './view.ts';
