export * from './comment.ts';
export * from './comments.contract.ts';
export * from './comments.facts.ts';
