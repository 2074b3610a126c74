import type { MemberId, TeamId } from '@baton/schema/shared';
import { workingTime } from '@baton/schema/working-time';

import { apiOf } from '#shared/api/client.ts';

export const api = apiOf({ workingTime });

export const teamHoursQuery = (teamId: TeamId) =>
  api.workingTime.readTeam.queryOptions({ input: { teamId }, meta: { facts: ['team.hours-'], kept: true } });

export const memberHoursQuery = (memberId: MemberId) =>
  api.workingTime.readMember.queryOptions({
    input: { memberId },
    meta: { facts: ['member.hours-', 'member.absence-', 'team.'], kept: true },
  });
