export * from './quick-line/quick-line.ts';
export * from './task.facts.ts';
export * from './task.ts';
export * from './tasks.contract.ts';
