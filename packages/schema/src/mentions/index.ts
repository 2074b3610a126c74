export * from './mention.ts';
export * from './mentions.contract.ts';
export * from './mentions.facts.ts';
