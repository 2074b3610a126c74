import { addLine, moveLine, removeLine } from '@baton/schema/pricing';
import type { LineId } from '@baton/schema/shared';
import type { KeyboardEvent } from 'react';

import { newId } from '#shared/api/id.ts';

import { cellAfter, cellBeside, cellIn, cellKey, type CellPlace, type Direction } from './columns.ts';
import type { PricingDesk } from './pricing-desk.ts';
import { placeBelow, placeBeside } from './row-place.ts';
import { typedCell } from './typed-cell.ts';

const directions: Partial<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

export interface DeskKeys {
  desk: PricingDesk;
  editable: boolean;
  inputText: (place: CellPlace) => string;
}

/** The keys of a spreadsheet; true when one was ours. Heard once, at the table. */
export const deskKey = (event: KeyboardEvent, keys: DeskKeys): boolean => {
  const { active, open } = keys.desk.get();
  if (active === null || event.nativeEvent.isComposing || event.getModifierState('AltGraph')) return false;
  if (event.ctrlKey || event.metaKey) return keys.editable && modKey(event, keys.desk);
  if (event.altKey) return keys.editable && altKey(event, keys.desk);
  if (event.key === 'Tab') return tab(keys.desk, active, event.shiftKey ? -1 : 1);
  return open === null ? restKey(event, keys, active) : openKey(event, keys.desk, active);
};

const modKey = (event: KeyboardEvent, desk: PricingDesk): boolean => {
  const key = event.key.toLowerCase();
  if (key === 'enter') return addBelow(desk);
  // In an open cell the field takes back its own letters.
  if (desk.get().open !== null) return false;
  if (key === 'z') return step(desk, event.shiftKey ? 'redo' : 'undo');
  return key === 'y' && step(desk, 'redo');
};

const altKey = (event: KeyboardEvent, desk: PricingDesk): boolean => {
  const way = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
  return way !== undefined && moveActive(desk, way);
};

/** Ours also when there is nothing to take back: the text around has steps of its own. */
const step = (desk: PricingDesk, what: 'undo' | 'redo'): true => {
  desk.pricing[what]();
  const { active } = desk.get();
  const { rows } = desk.pricing.snapshot();
  const row = rows.find(({ id }) => id === active?.row) ?? rows.at(-1);
  if (row) desk.go(cellIn(row, active?.column ?? 'text'));
  return true;
};

const tab = (desk: PricingDesk, active: CellPlace, way: 1 | -1): boolean => {
  if (!desk.commit()) return true;
  const next = cellAfter(desk.pricing.snapshot().rows, active, way);
  if (next) desk.go(next);
  return next !== null;
};

const restKey = (event: KeyboardEvent, { desk, editable, inputText }: DeskKeys, active: CellPlace): boolean => {
  const direction = directions[event.key];
  if (direction) return walk(desk, active, direction);
  if (!editable) return false;
  if (event.key === 'Enter' || event.key === 'F2') return opened(desk, inputText(active), false);
  if (event.key === 'Delete' || event.key === 'Backspace') return empty(desk, active);
  return event.key.length === 1 && opened(desk, event.key, true);
};

const opened = (desk: PricingDesk, text: string, typed: boolean): true => {
  desk.open(text, typed);
  return true;
};

const openKey = (event: KeyboardEvent, desk: PricingDesk, active: CellPlace): boolean => {
  if (event.key === 'Escape') {
    desk.cancel();
    return true;
  }
  const leaving = desk.get().open?.typed === true ? directions[event.key] : undefined;
  const direction = event.key === 'Enter' ? (event.shiftKey ? 'up' : 'down') : leaving;
  if (direction === undefined || direction === 'first' || direction === 'last') return false;
  if (desk.commit()) walk(desk, active, direction);
  else desk.go(active);
  return true;
};

const walk = (desk: PricingDesk, active: CellPlace, direction: Direction): true => {
  const { wished } = desk.get();
  const upright = direction === 'up' || direction === 'down';
  const next = cellBeside(desk.pricing.snapshot().rows, active, direction, wished);
  desk.go(next, upright ? { wished } : {});
  return true;
};

const empty = (desk: PricingDesk, active: CellPlace): boolean => {
  const row = desk.row(active.row);
  // Words are opened rather than lost by one key.
  if (!row || active.column === 'text') return opened(desk, '', true);
  const typed = typedCell(active.column, '', desk.world.rates);
  desk.forget(cellKey(active));
  if ('patch' in typed) desk.edit(row.id, typed.patch);
  return true;
};

/** Puts an empty line below the active row and opens it. */
export const addBelow = (desk: PricingDesk, at: LineId | null = desk.get().active?.row ?? null): true => {
  if (!desk.commit()) return true;
  const id = newId() as LineId;
  const { rows } = desk.pricing.snapshot();
  const added = desk.pricing.step((doc) => addLine(doc, { id }, placeBelow(rows, at), Math.random));
  if ('refused' in added) return true;
  desk.go({ row: id, column: 'text' });
  desk.open('', true);
  return true;
};

/** Moves the active row one step; it stays the active one. */
const moveActive = (desk: PricingDesk, way: 1 | -1): true => {
  const { active } = desk.get();
  if (!active || !desk.commit()) return true;
  moveRow(desk, active.row, way);
  desk.go(active);
  return true;
};

export const moveRow = (desk: PricingDesk, id: LineId, way: 1 | -1): void => {
  const place = placeBeside(desk.pricing.snapshot().rows, id, way);
  if (place) desk.pricing.step((doc) => moveLine(doc, id, place, Math.random));
};

/** Takes a row away and goes on to the one that stands there then. */
export const removeRow = (desk: PricingDesk, id: LineId): void => {
  const at = desk.pricing.snapshot().rows.findIndex((row) => row.id === id);
  desk.pricing.step((doc) => removeLine(doc, id, Math.random));
  const { rows } = desk.pricing.snapshot();
  const next = rows[Math.min(at, rows.length - 1)];
  if (next) desk.go(cellIn(next, 'text'));
};
