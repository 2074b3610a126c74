export * from './compare-blocks.ts';
export * from './rich-text-build.doc.ts';
export * from './rich-text-gate.doc.ts';
export * from './rich-text-json.doc.ts';
export * from './rich-text-read.doc.ts';
export * from './rich-text-repair.doc.ts';
export * from './rich-text.ts';
