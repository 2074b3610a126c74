import { z } from 'zod';

import type { LifeStatus } from './reach.ts';

/** The stages of an account's life, in their order. What they mean is fixed, so that teams and reports can rely on it. */
export const lifeStages = ['lead', 'opportunity', 'onboarding', 'care', 'renewal'] as const;
export const lifeStage = z.enum(lifeStages);
export type LifeStage = z.infer<typeof lifeStage>;

/** Where an active customer stands; the other stages are told by the status alone. */
export const activeStages = ['onboarding', 'care', 'renewal'] as const;
export const activeStage = z.enum(activeStages);
export type ActiveStage = z.infer<typeof activeStage>;

/** The stage that an account is in; null when its life with us is over. */
export const lifeStageOf = (account: { status: LifeStatus; activeStage: ActiveStage | null }): LifeStage | null => {
  if (account.status === 'lead') return 'lead';
  if (account.status === 'qualified') return 'opportunity';
  return account.status === 'active' ? (account.activeStage ?? 'care') : null;
};

/** The values that put an account into a stage. */
export const valuesOfStage = (stage: LifeStage): { status: LifeStatus; activeStage?: ActiveStage } => {
  if (stage === 'lead') return { status: 'lead' };
  return stage === 'opportunity' ? { status: 'qualified' } : { status: 'active', activeStage: stage };
};
