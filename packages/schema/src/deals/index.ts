export * from './board-record.ts';
export * from './board.doc.ts';
export * from './board.ts';
export * from './boards.contract.ts';
export * from './deal-record.ts';
export * from './deals.contract.ts';
export * from './deals.facts.ts';
export * from './rank.ts';
