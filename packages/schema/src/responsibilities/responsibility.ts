import { z } from 'zod';

import { standingHolder } from '../shared/holder.ts';
import { lifeStage, type LifeStage } from '../shared/life-stage.ts';
import type { Department } from '../workspaces/workspace.ts';

/** The parts that people and teams have in a stage of an account's life. Accountable is one, who answers for all of it. */
export const parts = ['accountable', 'responsible', 'consulted', 'informed'] as const;
export const part = z.enum(parts);
export type Part = z.infer<typeof part>;

/** More than this for one part of one stage is nobody in particular. */
export const mostHolders = 20;

const holders = z.array(standingHolder).max(mostHolders);

/** Who has which part in one stage. */
export const stageParts = z.strictObject({
  stage: lifeStage,
  accountable: holders,
  responsible: holders,
  consulted: holders,
  informed: holders,
});
export type StageParts = z.infer<typeof stageParts>;

/** Who has which part in every stage of an account's life, in their order. */
export const responsibilityGrid = z.strictObject({
  stages: z.array(stageParts),
  mayEdit: z.boolean(),
});
export type ResponsibilityGrid = z.infer<typeof responsibilityGrid>;

/** Is somebody there who answers for this stage? */
export const isCovered = ({ accountable }: Pick<StageParts, 'accountable'>): boolean =>
  accountable.some(({ stand }) => stand !== 'gone');

/** The stages that a department has to do with by what it is; other teams have those that they are responsible for. */
export const stagesOfDepartment: Readonly<Record<Department, readonly LifeStage[]>> = {
  marketing: ['lead'],
  sales: ['opportunity', 'renewal'],
  billing: [],
  support: ['onboarding', 'care'],
};
