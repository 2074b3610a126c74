import { expect, it } from 'vitest';

import { derivedId } from './derived-id.ts';

it('is the same for the same parts, everywhere: the browser derives that of a mention, too', () => {
  expect(derivedId('mention', '01900000-0000-7000-8000-000000000001', 'a')).toBe(
    '1182ebba-a7c6-8f2b-ae57-31882c5df37e',
  );
});
