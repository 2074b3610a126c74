import type { HocuspocusProvider } from '@hocuspocus/provider';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';

import { UpdateEar } from './update-ear.ts';

/** As much of a provider as the ear touches: it listens from its making on. */
const providerOf = (doc: Y.Doc) => {
  const heard: string[] = [];
  const boundDocumentUpdateHandler = () => void heard.push('provider');
  doc.on('update', boundDocumentUpdateHandler);
  return { heard, provider: { boundDocumentUpdateHandler } as unknown as HocuspocusProvider };
};

const remote = (doc: Y.Doc, key: string) => {
  const other = new Y.Doc();
  other.getMap('meta').set(key, true);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
};

test('the first contents of a document are not written out a second time, later ones are heard', () => {
  const doc = new Y.Doc();
  const onUpdate = vi.fn<(update: Uint8Array) => void>();
  const ear = new UpdateEar(doc, onUpdate);
  const { heard, provider } = providerOf(doc);
  ear.follow(provider);
  remote(doc, 'first');
  expect(onUpdate).not.toHaveBeenCalled();
  expect(heard).toEqual([]);
  ear.listen();
  remote(doc, 'second');
  expect(onUpdate).toHaveBeenCalledTimes(1);
  expect(heard).toEqual(['provider']);
});

test('an edit is heard before its contents have come, by us first and then by the provider', () => {
  const doc = new Y.Doc();
  const { heard, provider } = providerOf(doc);
  const ear = new UpdateEar(doc, () => void heard.push('ear'));
  ear.follow(provider);
  doc.getMap('meta').set('mine', true);
  expect(heard).toEqual(['ear', 'provider']);
});
