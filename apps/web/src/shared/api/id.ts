import { v7 } from 'uuid';

/** A new UUIDv7; made here so that a thing has its id before the server hears of it. */
export const newId = (): string => v7();
