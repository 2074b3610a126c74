import { sendBlocks, sendWarnings } from '@baton/schema/proposals';
import { expect, test } from 'vitest';

import { checkedParts } from './proposal-checks.ts';

test('whatever can keep a proposal from being sent is told in one part, once', () => {
  const reasons = [...sendBlocks, ...sendWarnings];
  const told = checkedParts(reasons.map((reason) => ({ reason, blocks: true, count: 1 }))).flatMap(({ wrong }) =>
    wrong.map(({ reason }) => reason),
  );
  expect(told.toSorted()).toEqual(reasons.toSorted());
});

test('a part without anything wrong is told as right', () => {
  const parts = checkedParts([{ reason: 'expired', blocks: true, count: 1 }]);
  expect(parts.filter(({ wrong }) => wrong.length > 0).map(({ part }) => part)).toEqual(['expiry']);
});
