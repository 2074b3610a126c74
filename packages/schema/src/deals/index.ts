export * from './board.doc.ts';
export * from './board.ts';
export * from './rank.ts';
