export * from './field-condition.ts';
export * from './field.facts.ts';
export * from './field.ts';
export * from './fields.contract.ts';
