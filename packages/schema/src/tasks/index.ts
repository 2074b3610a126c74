export * from './recurrence.ts';
export * from './task.facts.ts';
export * from './task.ts';
export * from './tasks.contract.ts';
