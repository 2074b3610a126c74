export * from './goal.ts';
export * from './goals.contract.ts';
export * from './goals.facts.ts';
