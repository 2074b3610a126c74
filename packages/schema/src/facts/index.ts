export * from './timeline.contract.ts';
