export * from './product.facts.ts';
export * from './product.ts';
export * from './products.contract.ts';
