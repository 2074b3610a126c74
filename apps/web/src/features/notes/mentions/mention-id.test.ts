import { expect, it } from 'vitest';

import { mentionIdOf } from './mention-id.ts';

it('is the id that the server derives', () => {
  expect(mentionIdOf('01900000-0000-7000-8000-000000000001', 'a')).toBe('1182ebba-a7c6-8f2b-ae57-31882c5df37e');
});
