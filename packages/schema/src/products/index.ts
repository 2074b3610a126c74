export * from './discount-limit.ts';
export * from './price-book.contract.ts';
export * from './price-book.facts.ts';
export * from './price.ts';
export * from './product.facts.ts';
export * from './product.ts';
export * from './products.contract.ts';
export * from './tax-rate.ts';
