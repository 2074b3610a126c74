export * from './note-record.ts';
export * from './note.doc.ts';
export * from './note.ts';
export * from './notes.contract.ts';
export * from './notes.facts.ts';
