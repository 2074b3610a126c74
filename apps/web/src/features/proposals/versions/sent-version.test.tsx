import type { ProposalDetail, ProposalVersion, SentContent } from '@baton/schema/proposals';
import { proposalBody, setProposal } from '@baton/schema/proposals';
import type { LineId, ProposalId } from '@baton/schema/shared';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { sentVersionQuery } from '../proposals-api.ts';
import { proposalsEn } from '../proposals.messages.en.ts';
import { SentVersion } from './sent-version.tsx';

const id = '01900000-0000-7000-8000-000000000001' as ProposalId;
const line = '01900000-0000-7000-8000-000000000002' as LineId;
const text = (words: string) => ({ type: 'text', text: words });
const content: SentContent = {
  number: 'P-2026-041',
  version: 1,
  title: 'Ovens',
  language: 'en',
  validUntil: '2099-12-31',
  workspaceName: 'W',
  accountName: 'A',
  contactName: 'Marie Durand',
  sellerName: 'Claire',
  body: [
    { type: 'heading', attrs: { level: 1 }, content: [text('Terms')] },
    { type: 'paragraph', content: [text('Paid in 30 days'), { type: 'date', attrs: { day: '2026-12-31' } }] },
    { type: 'paragraph', content: [{ ...text('here'), marks: [{ type: 'link', attrs: { href: 'javascript:x' } }] }] },
    { type: 'pricingTable' },
  ],
  pricing: {
    currency: 'EUR',
    discount: null,
    chosen: [],
    rows: [
      {
        id: line,
        groupId: null,
        kind: 'line',
        text: 'Oven',
        quantity: '2',
        unit: '',
        unitPrice: '1000',
        discount: null,
        tax: { category: 'standard', rate: '20' },
        recurrence: 'once',
        optional: false,
        ticked: false,
        alternativeTo: null,
      },
    ],
  },
};
const version = { version: 1, sentAt: '2026-11-20T09:00:00.000Z', contentHash: 'ab'.repeat(32) } as ProposalVersion;

let root: Root;
let page: HTMLElement;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const show = (doc: Y.Doc) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(sentVersionQuery(id, 1).queryKey, {
    content,
    html: '',
    paper: { at: version.sentAt, hash: version.contentHash, trail: null },
  });
  act(() =>
    root.render(
      <IntlProvider
        locale="en"
        messages={{ proposals: proposalsEn, common: { close: 'Close' } }}
        onError={() => {}}
        timeZone="UTC"
      >
        <QueryClientProvider client={queries}>
          <SentVersion
            detail={{ id, number: 'P-2026-041' } as ProposalDetail}
            doc={doc}
            name="Marie Durand"
            onClose={() => {}}
            version={version}
          />
        </QueryClientProvider>
      </IntlProvider>,
    ),
  );
};

test('[PP38] a version is read as it was sent, and beside what the live text says by now', async () => {
  const doc = new Y.Doc();
  setProposal(doc, { title: 'Two ovens', language: 'en', validUntil: '2099-12-31', currency: 'EUR' });
  const paragraph = new Y.XmlElement('paragraph');
  const words = new Y.XmlText();
  paragraph.insert(0, [words]);
  proposalBody(doc).insert(0, [paragraph]);
  words.insert(0, 'Only inside', { insertion: { id: 's', author: 'm' } });
  words.insert(0, 'Paid at once ', {});
  show(doc);
  const sheet = document.querySelector('[data-sent-sheet]');
  expect(document.body.textContent).toContain('ab'.repeat(32));
  expect(document.body.textContent).toMatch(/Sent .*2026.* to Marie Durand/);
  expect([...(sheet?.querySelectorAll('h2') ?? [])].map((each) => each.textContent)).toEqual(['Terms']);
  expect(sheet?.textContent).toContain('Paid in 30 daysDecember 31, 2026');
  expect(sheet?.querySelector('a')).toBeNull();
  expect(sheet?.querySelector('[data-sent-prices]')?.textContent).toMatch(/Oven.*2,000\.00.*Total.*2,400\.00/);
  const since = [...document.querySelectorAll<HTMLElement>('[role="radio"], button, input, label')].find(
    (each) => each.textContent === 'Changed since',
  );
  await act(async () => since?.click());
  const told = document.body.textContent ?? '';
  expect(told).toContain('Two ovens');
  expect([...document.querySelectorAll('ins')].map((each) => each.textContent).join('')).toContain('Paid at once');
  expect(told).not.toContain('Only inside');
});
