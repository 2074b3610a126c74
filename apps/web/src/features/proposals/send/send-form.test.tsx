import { proposalBody, setProposal, type ProposalDetail } from '@baton/schema/proposals';
import type { AccountId, ContactId, ProposalId } from '@baton/schema/shared';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';

import { fileQuery } from '../proposals-api.ts';
import { proposalsEn } from '../proposals.messages.en.ts';
import { SendForm } from './send-form.tsx';

const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const accountId = uuid(1) as AccountId;
const detail = {
  id: uuid(2) as ProposalId,
  accountId,
  number: 'P-2026-041',
  contactId: uuid(3) as ContactId,
  contactName: 'Marie Durand',
  contactHasAddress: true,
  customerSuggestions: 0,
  beyond: [],
  approval: null,
  versions: [],
  variables: { account: 'A', contact: 'M', deal: null, amount: null, owner: 'C', workspace: 'W' },
} as Partial<ProposalDetail> as ProposalDetail;

const aFile = (name: string, type: string, account = accountId) => ({
  file: { name, type, accountId: account } as never,
  versions: [],
});

let root: Root;
let page: HTMLElement;
const sent: { despite: string[] }[] = [];
let refusal: object | null = null;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  sent.length = 0;
  refusal = null;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (!request.url.endsWith('/send')) return Response.json({ data: [], page: { next_cursor: null } });
    sent.push((await request.json()) as { despite: string[] });
    if (refusal === null) return Response.json(detail);
    return Response.json({ code: 'not-ready-warning', data: { detail: refusal } }, { status: 409 });
  });
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
  vi.unstubAllGlobals();
});

const show = (shown: readonly string[], known: Readonly<Record<string, object>>) => {
  const doc = new Y.Doc();
  setProposal(doc, { title: 'Two ovens', language: 'en', validUntil: '2099-12-31', currency: 'EUR' });
  const words = new Y.XmlElement('paragraph');
  words.insert(0, [new Y.XmlText('Said')]);
  const images = shown.map((file) => {
    const image = new Y.XmlElement('image');
    image.setAttribute('file', file);
    return image;
  });
  proposalBody(doc).insert(0, [words, ...images]);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  for (const [id, file] of Object.entries(known)) queries.setQueryData(fileQuery(id).queryKey, file as never);
  const document = { view: { doc, save: { kind: 'saved' } } } as unknown as OpenLiveDocument;
  act(() =>
    root.render(
      <IntlProvider locale="en" messages={{ proposals: proposalsEn }} onError={() => {}} timeZone="UTC">
        <QueryClientProvider client={queries}>
          <SendForm detail={detail} document={document} onDone={() => {}} onGo={() => {}} />
        </QueryClientProvider>
      </IntlProvider>,
    ),
  );
};

const button = (name: string) =>
  [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(name));
const knowing = (reason: string) => page.querySelector<HTMLElement>(`[data-missing="${reason}"] [type="checkbox"]`);
const click = (element: HTMLElement | null | undefined) => act(async () => element?.click());

test('[PP42] what stays here is named, and sent without once that is known', async () => {
  show([uuid(10), uuid(11), uuid(12)], {
    [uuid(10)]: aFile('plan.png', 'image/png'),
    [uuid(11)]: aFile('other.png', 'image/png', uuid(9) as AccountId),
    [uuid(12)]: aFile('photo.webp', 'image/webp'),
  });
  expect(page.textContent).toContain('I know: One file stays here: other.png');
  expect(page.textContent).toContain('I know: One picture is on the page, but its description');
  expect(button('Send now')).toHaveProperty('disabled', true);
  await click(knowing('files-not-sent'));
  expect(button('Send now')).toHaveProperty('disabled', true);
  await click(knowing('pictures-not-printed'));
  await click(button('Send now'));
  expect(sent).toMatchObject([{ despite: ['files-not-sent', 'pictures-not-printed'] }]);
});

test('[PP42] what only the server sees is told from its refusal, and known the same way', async () => {
  show([uuid(10)], { [uuid(10)]: aFile('plan.png', 'image/png') });
  refusal = { reason: 'files-not-sent', count: 5, names: 'a.pdf\nb, c.pdf\nd.pdf\ne.pdf' };
  await click(button('Send now'));
  expect(page.textContent).toContain('I know: 5 files stay here: a.pdf, b, c.pdf, d.pdf, and 2 more');
  expect(button('Send now')).toHaveProperty('disabled', true);
  refusal = null;
  await click(knowing('files-not-sent'));
  await click(button('Send now'));
  expect(sent.map(({ despite }) => despite)).toEqual([[], ['files-not-sent']]);
});
