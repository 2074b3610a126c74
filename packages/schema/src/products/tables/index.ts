export * from './price-book.ts';
export * from './products.ts';
