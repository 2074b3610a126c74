import { cleanText, isWhole } from '../shared/read-value.ts';
import { boardLimits, stageKinds, type StageKind } from './board.ts';

export const isAmount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= boardLimits.amount;

export const isPercent = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 100;
export const isIdleDays = (value: unknown): value is number => isWhole(value, 1, boardLimits.idleDays);
export const isWipLimit = (value: unknown): value is number => isWhole(value, 1, boardLimits.wipLimit);
export const isStageKind = (value: unknown): value is StageKind => stageKinds.some((kind) => kind === value);

/** A label as it is kept: not empty, trimmed, clean. */
export const isLabel = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value === cleanText(value, boardLimits.label).trim();

/** What a stage of this kind is worth when nobody said. */
export const usualProbability: Record<StageKind, number> = { open: 50, won: 100, lost: 0 };
