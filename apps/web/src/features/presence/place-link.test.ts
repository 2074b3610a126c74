import { expect, it } from 'vitest';

import { pageOfPath, placeLink } from './place-link.ts';

const id = '01900000-0000-7000-8000-000000000001';

it('leads to every page that an address names, and from it back to its address', () => {
  for (const path of ['boards', 'deals', 'accounts', 'contacts', 'handoffs', 'proposals']) {
    const [kind = '', of = ''] = pageOfPath(`/${path}/${id}`).split(':');
    const link = placeLink({ kind, id: of });
    expect(link?.to.split('/')[1]).toBe(path);
    expect(Object.values(link?.params ?? {})).toEqual([id]);
  }
});

it('leads nobody to lists and to what is one’s own', () => {
  expect(['/boards', '/tasks', '/settings/profile', '/', `/teams/${id}`].map(pageOfPath)).toEqual(['', '', '', '', '']);
  expect(placeLink({ kind: 'task', id })).toBeNull();
});
