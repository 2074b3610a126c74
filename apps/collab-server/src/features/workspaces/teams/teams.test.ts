import type { MemberId, TeamId } from '@baton/schema/shared';
import { expect, it } from 'vitest';

import { decideAddToTeam, decideCreateTeam, decideRemoveFromTeam, decideRenameTeam } from './teams.decide.ts';

const sales = 'sales' as TeamId;
const ada = 'ada' as MemberId;
const place = (role: 'member' | 'guest', within: boolean) => ({ team: sales, member: { id: ada, role }, within });
const newId = () => '01980000-0000-7000-8000-000000000001';

it('two teams do not share a name', () => {
  expect(decideCreateTeam({ nameTaken: true }, { name: 'Sales' }, { newId })).toEqual({ refused: 'team-name-taken' });
  const team = { id: sales, name: 'A' };
  expect(decideRenameTeam({ team, nameTaken: true }, { name: 'B' })).toEqual({ refused: 'team-name-taken' });
});

it('a company team has no department', () => {
  expect(decideCreateTeam({ nameTaken: false }, { name: 'Partners' }, { newId })).toMatchObject({
    answer: { id: newId() },
    facts: [{ type: 'team.created', data: { name: 'Partners', kind: null } }],
  });
});

it('[W8] a guest belongs to no team', () => {
  expect(decideAddToTeam(place('guest', false))).toEqual({ refused: 'guest-in-team' });
});

it('who is in a team already is not added again, and who is not is not taken out', () => {
  expect(decideAddToTeam(place('member', true))).toMatchObject({ facts: [] });
  expect(decideAddToTeam(place('member', false))).toMatchObject({ facts: [{ type: 'team.member-added' }] });
  expect(decideRemoveFromTeam(place('member', false))).toMatchObject({ facts: [] });
  expect(decideRemoveFromTeam(place('member', true))).toMatchObject({ facts: [{ type: 'team.member-removed' }] });
});
