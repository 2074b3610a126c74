export * from './inbox-item.ts';
export * from './inbox.contract.ts';
export * from './inbox.facts.ts';
