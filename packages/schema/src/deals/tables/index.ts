export * from './boards.ts';
export * from './deals.ts';
