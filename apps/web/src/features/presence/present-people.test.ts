import type { MemberId } from '@baton/schema/shared';
import { expect, it } from 'vitest';

import { presentPeople } from './present-people.ts';

const [me, ann, bob] = ['me', 'ann', 'bob'] as MemberId[] as [MemberId, MemberId, MemberId];
const board = `board:${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`;
const account = board.replace('board', 'account');
const names: Record<string, string> = { me: 'Me', ann: 'Ann', bob: 'Bob' };
const present = (people: Parameters<typeof presentPeople>[0]) => presentPeople(people, me, (id) => names[id] ?? null);

it('shows each of the others once, by name, where they are awake', () => {
  const shown = present([
    { member: me, where: board, idle: false },
    { member: bob, where: '', idle: true },
    { member: ann, where: account, idle: true },
    { member: ann, where: `${board}#title`, idle: false },
  ]);
  expect(shown.map(({ name, place, idle }) => [name, place?.kind ?? null, idle])).toEqual([
    ['Ann', 'board', false],
    ['Bob', null, true],
  ]);
});

it('says who is quiet and who follows me, in whichever tab, and names nobody whom this reader may not know', () => {
  const shown = present([
    { member: ann, where: '', idle: false, quiet: true },
    { member: ann, where: '', idle: false, follows: true },
    { member: 'stranger' as MemberId, where: board, idle: false },
  ]);
  expect(shown).toMatchObject([{ id: ann, quiet: true, followsMe: true, place: null }]);
});
