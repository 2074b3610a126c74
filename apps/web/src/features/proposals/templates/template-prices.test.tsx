import { addLine } from '@baton/schema/pricing';
import { noPrices, seedTemplate, type ProposalTemplateDetail } from '@baton/schema/proposals';
import type { LineId } from '@baton/schema/shared';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { OpenLiveDocument } from '#shared/live/live-context.tsx';
import { SessionContext, type Session } from '#shared/session/session.tsx';

import { pricingEn } from '../pricing/pricing.messages.en.ts';
import { TemplatePrices } from './template-prices.tsx';
import { templatesEn } from './templates.messages.en.ts';

const session = { abilities: [], role: 'member', workspace: { id: 'w', name: 'W', baseCurrency: 'EUR' } };

let root: Root;
let page: HTMLElement;
let opened: OpenLiveDocument;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  page = document.body.appendChild(document.createElement('div'));
  root = createRoot(page);
  const doc = new Y.Doc();
  seedTemplate(doc, { body: [], pricing: noPrices('CHF') });
  addLine(doc, { id: '01900000-0000-7000-8000-000000000001' as LineId, text: 'Pose' }, {}, () => 0.5);
  const view = { doc, awareness: new Awareness(doc), level: 'write', save: { kind: 'saved' } };
  opened = { view } as unknown as OpenLiveDocument;
});
afterEach(() => {
  act(() => root.unmount());
  page.remove();
});

const show = (template: Pick<ProposalTemplateDetail, 'kind' | 'language' | 'may'>) =>
  act(() =>
    root.render(
      <IntlProvider
        locale="en"
        messages={{ proposals: { pricing: pricingEn, templates: templatesEn }, common: {} }}
        onError={() => {}}
        timeZone="UTC"
      >
        <SessionContext value={session as unknown as Session}>
          <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { enabled: false } } })}>
            <TemplatePrices document={opened} template={template} />
          </QueryClientProvider>
        </SessionContext>
      </IntlProvider>,
    ),
  );
const adding = () => [...page.querySelectorAll('button')].filter(({ textContent }) => textContent === 'Line');

test('[PP40] a template has its lines, in the language that it is written in, for those who may write', () => {
  show({ kind: 'whole', language: 'fr', may: { write: true } });
  expect(page.querySelector('.pricing-row')?.textContent).toContain('Pose');
  expect(page.querySelector('.pricing-head')?.textContent).toContain('Désignation');
  expect(adding()).toHaveLength(1);
  show({ kind: 'whole', language: 'fr', may: { write: false } });
  expect(page.querySelector('.pricing-row')?.textContent).toContain('Pose');
  expect(adding()).toHaveLength(0);
});

test('[PP41] a block has no table, and shows where the prices of the proposal will stand', () => {
  show({ kind: 'part', language: 'fr', may: { write: true } });
  expect(page.querySelector('.pricing')).toBeNull();
  expect(page.textContent).toBe(templatesEn.pricesHere);
});
