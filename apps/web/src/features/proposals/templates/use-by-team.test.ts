import { teamId } from '@baton/schema/shared';
import { expect, test } from 'vitest';

import { byTeam } from './use-by-team.ts';

const team = (n: number) => teamId.parse(`0199c000-0000-7000-8000-00000000000${n}`);
const [marketing, sales, support] = [team(1), team(2), team(3)];
const all = [{ id: marketing }, { id: sales }, { id: support }];
const named = (name: string, of: ReturnType<typeof team> | null) => ({ name, teamId: of });

const templates = [
  named('Care', support),
  named('Fair', marketing),
  named('Offer', sales),
  named('Terms', null),
  named('Visit', sales),
];

const names = (own: string[]) =>
  byTeam(templates, { own, all }).map((group) => group.templates.map(({ name }) => name));

test('[PP39] templates of one’s own teams stand first, then everybody’s, then those of other teams', () => {
  expect(names([sales])).toEqual([['Offer', 'Visit'], ['Terms'], ['Fair'], ['Care']]);
  expect(names([support, sales])).toEqual([['Offer', 'Visit'], ['Care'], ['Terms'], ['Fair']]);
  expect(names([])).toEqual([['Terms'], ['Fair'], ['Offer', 'Visit'], ['Care']]);
  expect(byTeam([], { own: [sales], all })).toEqual([]);
});
