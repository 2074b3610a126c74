import type { Fact } from '@baton/schema/shared';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';

import { renderFact } from './fact-link.tsx';
import { proposalPageSearch } from './proposal-page-search.ts';

const id = '01900000-0000-7000-8000-000000000002';
const aFact = (type: string, data: Record<string, unknown>) =>
  ({ id, type, subject: { kind: 'proposal', id }, data }) as unknown as Fact;

const words = (fact: Fact) => `words of ${fact.type} ${String(fact.data['version'])}`;

test('[PP38] a timeline leads to the version that was sent, and nowhere from what is of no version', async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('scrollTo', () => {});
  const facts = [
    aFact('proposal.sent', { version: 3 }),
    aFact('proposal.accepted', { version: 2 }),
    aFact('proposal.renamed', { version: 1 }),
    aFact('proposal.sent', { version: 'x' }),
  ];
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => facts.map((fact) => <p key={words(fact)}>{renderFact(fact, words(fact))}</p>),
    }),
    history: createMemoryHistory(),
  });
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  await act(async () => {
    root.render(<RouterProvider router={router as never} />);
    await router.load();
  });
  expect([...page.querySelectorAll('p')].map((each) => each.textContent)).toEqual(facts.map(words));
  const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([`/proposals/${id}?version=3`, `/proposals/${id}?version=2`]);
  act(() => root.unmount());
});

test('[PP38] the address of a proposal names a version, or none', () => {
  expect(proposalPageSearch.parse({ version: 3 })).toEqual({ version: 3 });
  for (const version of [undefined, 0, 1.5, 'x', {}])
    expect(proposalPageSearch.parse({ version }).version).toBeUndefined();
});
