export * from './amount-words.ts';
export * from './paper-front.ts';
export * from './paper-words.ts';
export * from './paper.ts';
export * from './priced-rows.ts';
export * from './trail-entries.ts';
